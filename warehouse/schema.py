"""Lays out the warehouse: schemas, tables, views, comments, and the metric macros."""

import contextlib
import re
from pathlib import Path

import duckdb

from warehouse.held_views import VIEWS, create_views

WAREHOUSE_FOLDER = Path(__file__).parent
QUERIES_FOLDER = WAREHOUSE_FOLDER.parent / "queries"

# DuckDB 2.0 has no comments on schemas; warehouse/README.md says what each one holds.
SCHEMAS = ("core", "history", "ledger", "mart", "metric")

#: One row of a core table is identified by these columns; the load keeps them unique.
KEYS: dict[str, tuple[str, ...]] = {
    "dim_district": ("district_id",),
    "dim_place": ("place_id", "valid_from_on"),
    "dim_counter": ("counter_id", "place_id", "valid_from_on"),
    "dim_merchant": ("merchant_id",),
    "dim_market": ("market_id",),
    "dim_venue": ("venue_id",),
    "dim_homestay_admission": ("application_id", "department"),
    "dim_platform": ("platform_id",),
    "dim_deadline_rule": ("rule_id", "valid_from_on"),
    "dim_alert_scheme": ("scheme_id", "level", "valid_from_on"),
    "dim_category_group": ("category", "category_group_id"),
    "dim_list_rule": ("rule_id", "valid_from_on"),
    "dim_calendar": ("calendar_on",),
    "dim_event": ("event_id",),
    "dim_event_parameter": ("event_id", "parameter"),
    "published_figure": ("figure_id",),
    "fct_visitor_count": (
        "place_id",
        "counter_id",
        "counted_from_at",
        "utc_offset_minutes",
        "counted_to_at",
        "measure",
    ),
    "fct_complaint": ("complaint_id",),
    "fct_refund": ("refund_id",),
}


def create_schema(connection: duckdb.DuckDBPyConnection) -> None:
    """Create every schema, table and view in an empty database, with comments."""
    for schema in SCHEMAS:
        connection.execute(f"create schema {schema}")
    tables = [
        path
        for folder in ("core", "ledger", "mart")
        for path in sorted((WAREHOUSE_FOLDER / folder).glob("*.sql"))
        if path.stem not in VIEWS
    ]
    for path in tables:
        connection.execute(path.read_text(encoding="utf-8"))
    create_views(connection)
    for table in KEYS:
        create_history_table(connection, table)


def create_history_table(connection: duckdb.DuckDBPyConnection, table: str) -> None:
    """Create history.<table>: the columns of core.<table>, what became of the row."""
    connection.execute(f"create table history.{table} as from core.{table} limit 0")
    for event in ("superseded", "withdrawn", "restored"):
        connection.execute(
            f"alter table history.{table} add column {event}_by_delivery_id integer"
        )
    comment_history_table(connection, table)


def comment_history_table(connection: duckdb.DuckDBPyConnection, table: str) -> None:
    """Say of history.<table> what core.<table> says of itself."""
    comments = connection.execute(
        (WAREHOUSE_FOLDER / "history_comments.sql").read_text(encoding="utf-8"), [table]
    ).fetchall()
    for (statement,) in comments:
        connection.execute(statement)


def metric_files(folder: Path = QUERIES_FOLDER) -> list[Path]:
    """Return the metric files, one per macro, in a stable order."""
    return sorted(folder.glob("*/*.sql"))


def install_metrics(
    connection: duckdb.DuckDBPyConnection, folder: Path = QUERIES_FOLDER
) -> None:
    """Create the macro of every metric file; its header becomes the macro's comment.

    Macros that no file defines any more are dropped. A metric may use another one, so
    that one is installed first; a file that fails all the same is tried again after
    the others.
    """
    wanted = {path.stem: path for path in metric_files(folder)}
    for name in installed_metrics(connection) - set(wanted):
        connection.execute(f"drop macro table metric.{name}")
    waiting = in_order_of_use(wanted)
    while waiting:
        postponed = [path for path in waiting if not install_metric(connection, path)]
        if len(postponed) == len(waiting):
            raise_cause(connection, sorted(postponed))
        waiting = postponed


def in_order_of_use(files: dict[str, Path]) -> list[Path]:
    """Return metric files, by name, each after those whose macros its SQL names.

    A third of them failed first without: 0.5 CPU seconds of 2. Metrics that use each
    other in a circle stand in some order; installing them says what is wrong.
    """
    used = {name: named_metrics(path) for name, path in files.items()}
    ordered: list[str] = []
    begun: set[str] = set()

    def add(name: str) -> None:
        if name in begun or name not in files:
            return
        begun.add(name)
        for inner in used[name]:
            add(inner)
        ordered.append(name)

    for name in files:
        add(name)
    return [files[name] for name in ordered]


def named_metrics(path: Path) -> list[str]:
    """Return the metrics that a file names outside its comments."""
    sql = re.sub("--.*", "", path.read_text(encoding="utf-8"))
    return re.findall(r"\bmetric\.(\w+)", sql)


def raise_cause(connection: duckdb.DuckDBPyConnection, postponed: list[Path]) -> None:
    """Raise what is wrong in a file, before what merely waits for that file."""
    for path in postponed:
        with contextlib.suppress(duckdb.CatalogException):
            connection.execute(path.read_text(encoding="utf-8"))
    connection.execute(postponed[0].read_text(encoding="utf-8"))


def install_metric(connection: duckdb.DuckDBPyConnection, path: Path) -> bool:
    """Create one macro; False when a macro it needs is missing or still an old one."""
    text = path.read_text(encoding="utf-8")
    try:
        connection.execute(text)
    except (duckdb.CatalogException, duckdb.BinderException):
        return False
    comment = metric_header(text).replace("'", "''")
    connection.execute(f"comment on macro table metric.{path.stem} is '{comment}'")
    return True


def installed_metrics(connection: duckdb.DuckDBPyConnection) -> set[str]:
    """Return the names of the macros in schema metric."""
    rows = connection.execute(
        "select function_name from duckdb_functions() where schema_name = 'metric'"
    ).fetchall()
    return {name for (name,) in rows}


def metric_header(sql: str) -> str:
    """Return the comment lines that open a metric file, without their dashes."""
    lines = []
    for line in sql.splitlines():
        if not line.startswith("--"):
            break
        lines.append(re.sub(r"^-- ?", "", line))
    return "\n".join(lines)
