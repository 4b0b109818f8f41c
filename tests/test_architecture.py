"""The repository keeps its own rules: imports point one way, files stay small."""

import ast
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
STEPS = ("ingest", "warehouse", "queries", "app")

# What each step may import of the others. The command line composes all of them.
ALLOWED = {
    "ingest": {"ingest"},
    "warehouse": {"ingest", "warehouse"},
    "queries": {"ingest", "warehouse", "queries"},
    "app": {"ingest", "warehouse", "queries", "app"},
}
COMPOSES_ALL = ROOT / "warehouse" / "__main__.py"

TOP_LEVEL = {
    *("ingest", "warehouse", "queries", "sample_data", "tests", "app.py"),
    *("pyproject.toml", "README.md", "README.zh-CN.md", "LICENSE", "CHANGELOG.md"),
    *("Makefile", "requirements.lock"),
}

NAMES_THAT_SAY_NOTHING = {"utils", "helpers", "common", "misc", "base", "lib"}


def tracked_files() -> list[Path]:
    """Files of the project: what git tracks, and new ones it does not ignore."""
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    paths = [ROOT / name for name in listed.split("\0") if name]
    return [path for path in paths if path.is_file()]


def product_modules() -> list[Path]:
    return [
        path
        for path in tracked_files()
        if path.suffix == ".py" and path.relative_to(ROOT).parts[0] != "tests"
    ]


def step_of(path: Path) -> str:
    return path.relative_to(ROOT).parts[0].removesuffix(".py")


def imports_of(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module


def importers_of(package: str) -> set[str]:
    return {
        str(path.relative_to(ROOT))
        for path in product_modules()
        for name in imports_of(path)
        if name.split(".")[0] == package
    }


def test_imports_point_one_way() -> None:
    astray = {
        f"{path.relative_to(ROOT)} → {name}"
        for path in product_modules()
        if step_of(path) in STEPS and path != COMPOSES_ALL
        for name in imports_of(path)
        if name.split(".")[0] in STEPS
        and name.split(".")[0] not in ALLOWED[step_of(path)]
    }

    assert astray == set()


def test_only_the_warehouse_knows_duckdb() -> None:
    assert {Path(name).parts[0] for name in importers_of("duckdb")} == {"warehouse"}


def test_only_ingest_knows_dataframely() -> None:
    assert {Path(name).parts[0] for name in importers_of("dataframely")} == {"ingest"}


def test_only_pages_and_what_they_share_know_streamlit() -> None:
    allowed = re.compile(r"^(app\.py|queries/[a-z_]+/page\.py|queries/present/.*)$")

    strangers = {n for n in importers_of("streamlit") if not allowed.match(n)}

    assert strangers == set()


def test_the_frame_of_the_app_stays_a_frame() -> None:
    frame = (ROOT / "app.py").read_text(encoding="utf-8")

    assert len(frame.splitlines()) <= 60
    assert not re.search(r"\bselect\b|\bfrom metric\.", frame)


def test_the_top_level_is_the_design() -> None:
    found = {path.relative_to(ROOT).parts[0] for path in tracked_files()}

    assert {name for name in found if not name.startswith(".")} == TOP_LEVEL


@pytest.mark.parametrize("limit, suffix", [(250, ".py"), (240, ".sql")])
def test_files_stay_small_enough_to_read_at_once(limit: int, suffix: str) -> None:
    long = {
        f"{path.relative_to(ROOT)}: {count}"
        for path in tracked_files()
        if path.suffix == suffix
        and (count := len(path.read_text(encoding="utf-8").splitlines())) > limit
    }

    assert long == set()


def test_file_names_answer_a_question() -> None:
    assert {
        path.name for path in tracked_files() if path.stem in NAMES_THAT_SAY_NOTHING
    } == set()


def test_the_project_speaks_of_the_project_alone() -> None:
    # Spelled in parts, so that this file does not name what it forbids.
    machine = re.compile("|".join(["/" + "work/", "/" + "root/", "/" + "farm/"]))
    readable = {".py", ".sql", ".md", ".toml", ".yml", ".csv", ".po", ""}

    named = {
        str(path.relative_to(ROOT))
        for path in tracked_files()
        if path.suffix in readable
        and machine.search(path.read_text(encoding="utf-8", errors="replace"))
    }

    assert named == set()


def test_the_lock_file_has_hashes_and_names_no_host() -> None:
    lock = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    pinned = re.findall(r"^[a-z0-9._-]+==", lock, flags=re.MULTILINE | re.IGNORECASE)

    assert len(pinned) > 50
    assert lock.count("--hash=sha256:") >= len(pinned)
    assert "://" not in lock


def test_sql_is_in_sql_files() -> None:
    block = re.compile(r'"""(?:(?!""").)*\bselect\b(?:(?!""").)*\bfrom\b', re.DOTALL)

    inline = {
        str(path.relative_to(ROOT))
        for path in product_modules()
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and node.value.count("\n") > 1
        and re.search(r"^\s*(select|with)\b.*", node.value, re.MULTILINE)
        and block.search(f'"""{node.value}"""')
    }

    assert inline == set()


def test_no_page_words_its_cells_in_a_thread() -> None:
    # Polars calls map_elements in threads of its own: English pages had Chinese cells.
    found = [
        str(path.relative_to(ROOT))
        for path in sorted((ROOT / "queries").rglob("*.py"))
        if ".map_elements(" in path.read_text(encoding="utf-8")
    ]

    assert found == []
