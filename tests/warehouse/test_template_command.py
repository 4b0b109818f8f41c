"""`nightledger template`: from the empty form to a loaded file, and its refusals."""

from collections.abc import Callable
from pathlib import Path

import polars as pl
import xlsxwriter

from tests.warehouse.test_command_line import nightledger


def test_a_form_is_written_filled_in_and_loaded_with_status_0(
    tmp_path: Path, start: Callable[[Path], Path]
) -> None:
    db = start(tmp_path / "data" / "nightledger.duckdb")
    form, filled = tmp_path / "form.xlsx", tmp_path / "filled.xlsx"
    assert nightledger("template", "districts", form).returncode == 0
    header = pl.read_excel(form, has_header=False, sheet_id=1).row(0)
    with xlsxwriter.Workbook(str(filled)) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, header)
        sheet.write_row(1, 0, ("d1", "陶阳里", "", "片区"))

    done = nightledger("load", "--db", db, filled)

    assert done.returncode == 0
    assert "保留 1 + 搁置 0" in done.stdout


def test_a_form_is_never_written_over_a_file(tmp_path: Path) -> None:
    kept = tmp_path / "filled.xlsx"
    kept.write_bytes(b"the work of a clerk")

    done = nightledger("template", "districts", kept)

    assert done.returncode == 2
    assert "已经存在" in done.stdout
    assert kept.read_bytes() == b"the work of a clerk"


def test_an_unknown_feed_is_refused_with_the_known_ones(tmp_path: Path) -> None:
    done = nightledger("template", "nothing", tmp_path / "form.xlsx")

    assert done.returncode == 2
    assert "visitor_counts" in done.stdout
    assert not (tmp_path / "form.xlsx").exists()
