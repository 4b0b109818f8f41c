"""What a clerk should know about the reading of a file that is not a fault."""

from collections import Counter

from ingest.errata import errata_count, errata_notes
from ingest.header import Header
from ingest.message import Message
from ingest.table import Table


class SheetNotes:
    """The notes on the sheets of a file whose tables are seen one after another."""

    def __init__(self) -> None:
        self._first: dict[str | None, Table] = {}
        self._with_rows: set[str | None] = set()
        self._errata: Counter[str | None] = Counter()

    def see(self, tables: list[Table]) -> None:
        """Remember each sheet's first table, its errata and whether it has rows."""
        for table in tables:
            self._first.setdefault(table.sheet, table.without_records())
            if table.records.height:
                self._with_rows.add(table.sheet)
            self._errata[table.sheet] += errata_count(table.records, table.header)

    def notes(self) -> list[Message]:
        """Title rows, unread columns, units of 10,000, no rows, and errata."""
        return [
            note
            for sheet, table in self._first.items()
            for note in (
                *notes_on(table, is_empty=sheet not in self._with_rows),
                *errata_notes(self._errata[sheet], table.header),
            )
        ]


def notes_on(table: Table, *, is_empty: bool) -> list[Message]:
    """The notes on one sheet."""
    where = f"{table.sheet}：" if table.sheet else ""
    title_count = table.header.index
    unread = "、".join(table.header.ignored_names)
    in_wan = "、".join(names_in_wan(table.header))
    notes = {
        Message(
            f"{where}表头上方有 {title_count} 行标题，按表头计",
            f"{where}{title_count} title rows above the header",
        ): title_count > 0,
        Message(f"{where}没有读取的列：{unread}", f"{where}not read: {unread}"): unread,
        Message(
            f"{where}单位是万：{in_wan} 已乘以 10,000",
            f"{where}in units of 10,000: {in_wan} was multiplied",
        ): in_wan,
        Message(f"{where}没有可读的数据行", f"{where}no data rows"): is_empty,
    }
    return [note for note, applies in notes.items() if applies]


def names_in_wan(header: Header) -> list[str]:
    """The columns whose numbers are in 万, as the file names them."""
    return [
        header.names[header.positions[column]] if column in header.positions else column
        for column, digits in header.unit_digits.items()
        if digits and (column in header.positions or header.places)
    ]


def row_notes(repeated_count: int) -> list[Message]:
    """How many rows repeated an earlier one."""
    if repeated_count == 0:
        return []
    return [
        Message(
            f"{repeated_count} 行与前面的行完全相同",
            f"{repeated_count} rows repeat earlier rows",
        )
    ]
