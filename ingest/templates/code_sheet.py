"""The sheet of registered codes of a form, which its drop-downs point to."""

from collections.abc import Sequence
from dataclasses import dataclass

import xlsxwriter

from ingest.delivery import Registers
from ingest.feed import Feed
from ingest.likely_codes import (
    REGISTER_OF_COLUMN,
    TABLE_OF_REGISTER,
    names_of_codes,
)
from ingest.templates.columns import TemplateColumn
from ingest.templates.fitting import on_one_page
from ingest.workbook import CODE_SHEET

#: Cells that hold several codes, which a drop-down would overwrite.
WITHOUT_DROP_DOWN = ("venue",)
FIRST_ROW = 1


@dataclass(frozen=True)
class CodeList:
    """The codes of one register. columns: of the form, that they are offered in.

    position: of the first of its two columns in the sheet, from 0.
    """

    header: str
    columns: tuple[str, ...]
    names: dict[str, str]
    position: int

    @property
    def cells(self) -> str:
        """Where the codes stand, for a drop-down."""
        column = xlsxwriter.utility.xl_col_to_name(self.position)
        last = FIRST_ROW + len(self.names)
        return f"{CODE_SHEET}!${column}${FIRST_ROW + 1}:${column}${last}"


def code_lists(
    feed: Feed, columns: Sequence[TemplateColumn], registers: Registers | None
) -> list[CodeList]:
    """The registers that columns of a form refer to, where anything is registered.

    A register's own form brings new codes: no list of those.
    """
    if registers is None:
        return []
    wanted: dict[str, list[TemplateColumn]] = {}
    for column in columns:
        register = REGISTER_OF_COLUMN.get(column.name)
        is_own = column.name in feed.key and register in own_registers(feed)
        if register is not None and not is_own:
            wanted.setdefault(register, []).append(column)
    found: list[CodeList] = []
    for register, its_columns in wanted.items():
        names = names_of_codes(registers, register)
        offered = [each.name for each in its_columns]
        if names:
            found.append(
                CodeList(
                    its_columns[0].header,
                    tuple(name for name in offered if name not in WITHOUT_DROP_DOWN),
                    dict(sorted(names.items())),
                    3 * len(found),
                )
            )
    return found


def own_registers(feed: Feed) -> list[str]:
    """The register that a feed is itself."""
    return [
        name for name, (table, _) in TABLE_OF_REGISTER.items() if table == feed.table
    ]


def write_codes(book: xlsxwriter.Workbook, lists: Sequence[CodeList]) -> None:
    """The codes and their names, side by side; no sheet where there are none."""
    if not lists:
        return
    sheet = book.add_worksheet(CODE_SHEET)
    bold = book.add_format({"bold": True, "bg_color": "#E3EAF3", "border": 1})
    text = book.add_format({"num_format": "@"})
    for each in lists:
        sheet.write_string(0, each.position, f"可选：{each.header}", bold)
        sheet.write_string(0, each.position + 1, "名称或编号", bold)
        for row, (code, name) in enumerate(each.names.items(), start=FIRST_ROW):
            sheet.write_string(row, each.position, code, text)
            sheet.write_string(row, each.position + 1, name, text)
        sheet.set_column(each.position, each.position + 1, 24)
    sheet.freeze_panes(FIRST_ROW, 0)
    on_one_page(sheet)
