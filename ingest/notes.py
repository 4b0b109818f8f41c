"""What a clerk should know about the reading of a file that is not a fault."""

from ingest.errata import errata_notes
from ingest.header import Header
from ingest.message import Message
from ingest.table import Table


def table_notes(tables: list[Table]) -> list[Message]:
    """Title rows, unread columns, units of 10,000 and files without rows."""
    return [note for table in tables for note in notes_on(table)]


def notes_on(table: Table) -> list[Message]:
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
        Message(
            f"{where}没有可读的数据行", f"{where}no data rows"
        ): table.records.is_empty(),
    }
    return [
        *(note for note, applies in notes.items() if applies),
        *errata_notes(table.records, table.header),
    ]


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
