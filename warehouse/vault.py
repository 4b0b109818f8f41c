"""Keeps names, phones and free text apart: in vault.duckdb, under a keyed pseudonym.

DuckDB has no users and no grants, so whoever opens the warehouse reads all of it; what
must not be read there must not be there.
"""

import hashlib
import hmac
import os
import secrets
import shutil
from pathlib import Path

import duckdb
import polars as pl

from ingest.delivery import Delivery

TABLES = Path(__file__).with_name("vault_tables.sql")
# Hexadecimal digits of a pseudonym: 64 bits, no two of a billion people collide.
SHOWN = 16


NOBODY = pl.DataFrame(
    schema={
        "complaint_id": pl.String,
        "complainant_name": pl.String,
        "phone": pl.String,
        "complaint_text": pl.String,
        "source_sheet": pl.String,
        "source_row": pl.Int32,
    }
)


class Vault:
    """The vault beside a warehouse; changes are kept by `keep` or lost together."""

    def __init__(self, db: Path) -> None:
        self._path = db.with_name("vault.duckdb")
        self._build = db.with_name(f".vault-{os.getpid()}.duckdb")
        self._key_path = db.with_name("vault.key")
        self._connection: duckdb.DuckDBPyConnection | None = None

    def store(self, delivery: Delivery) -> pl.DataFrame:
        """Store a delivery's personal data; return complaint_id → complainant_id."""
        personal = NOBODY if delivery.personal is None else delivery.personal
        personal = with_pseudonyms(personal, self.key())
        connection = self._open()
        connection.execute("begin")
        for table, frame, key in (
            ("complainant", people(personal), "complainant_id"),
            ("complaint_text", texts(personal, delivery), "complaint_id"),
            ("set_aside_value", set_aside_values(delivery), "file_sha256"),
        ):
            replace_rows(connection, table, frame, key)
        connection.execute("commit")
        return personal.select("complaint_id", "complainant_id")

    def keep(self) -> None:
        """Put the changed vault in place of the old one, whole."""
        if self._connection is not None:
            self._connection.execute("checkpoint")
            self._connection.close()
            self._connection = None
            self._build.replace(self._path)

    def drop(self) -> None:
        """Forget what `keep` has not kept."""
        if self._connection is not None:
            self._connection.close()
            self._connection = None
        self._build.unlink(missing_ok=True)

    def key(self) -> bytes:
        """Return the secret behind the pseudonyms, made on first use (mode 0600).

        An unkeyed hash of a mobile number is undone in about two core-hours.
        """
        if not self._key_path.exists():
            handle = os.open(
                self._key_path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600
            )
            with os.fdopen(handle, "w") as key_file:
                key_file.write(secrets.token_hex(32))
        return bytes.fromhex(self._key_path.read_text(encoding="ascii"))

    def known_key(self) -> bytes | None:
        """Return the secret if there is one; it is not made here."""
        return self.key() if self._key_path.exists() else None

    def _open(self) -> duckdb.DuckDBPyConnection:
        if self._connection is None:
            if self._path.exists():
                shutil.copyfile(self._path, self._build)
            self._connection = duckdb.connect(str(self._build))
            self._build.chmod(0o600)
            self._connection.execute(TABLES.read_text(encoding="utf-8"))
        return self._connection


def with_pseudonyms(personal: pl.DataFrame, key: bytes) -> pl.DataFrame:
    """Add complainant_id: by phone where there is one, else by name, else NULL."""
    identity = pl.coalesce("phone", "complainant_name")
    people = personal.select(identity.alias("identity")).unique().drop_nulls()
    pseudonyms = {
        person: hmac.new(key, person.encode(), hashlib.sha256).hexdigest()[:SHOWN]
        for person in people["identity"]
    }
    return personal.with_columns(
        complainant_id=identity.replace_strict(
            pseudonyms, default=None, return_dtype=pl.String
        )
    )


def people(personal: pl.DataFrame) -> pl.DataFrame:
    """Return one row per pseudonym."""
    return (
        personal.filter(pl.col("complainant_id").is_not_null())
        .select("complainant_id", "complainant_name", "phone")
        .unique("complainant_id", keep="last", maintain_order=True)
    )


def texts(personal: pl.DataFrame, delivery: Delivery) -> pl.DataFrame:
    """Return the free text of every complaint that has one."""
    return personal.filter(pl.col("complaint_text").is_not_null()).select(
        "complaint_id",
        "complainant_id",
        "complaint_text",
        pl.lit(delivery.file_sha256).alias("file_sha256"),
        "source_sheet",
        "source_row",
    )


def set_aside_values(delivery: Delivery) -> pl.DataFrame:
    """Return the cells of a complaint file that were set aside, as written."""
    return delivery.set_aside.select(
        pl.lit(delivery.file_sha256).alias("file_sha256"),
        "source_sheet",
        "source_row",
        "column_name",
        "raw_value",
    )


def replace_rows(
    connection: duckdb.DuckDBPyConnection, table: str, frame: pl.DataFrame, key: str
) -> None:
    """Put rows in place of those with the same key."""
    connection.register("frame", frame)
    connection.execute(f"delete from {table} where {key} in (select {key} from frame)")
    connection.execute(f"insert into {table} by name from frame")
    connection.unregister("frame")
