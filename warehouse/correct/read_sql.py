"""Reads the statements of this folder."""

from pathlib import Path

FOLDER = Path(__file__).parent


def read_sql(name: str) -> str:
    """Return the text of a statement."""
    return (FOLDER / f"{name}.sql").read_text(encoding="utf-8")
