"""Is a workbook as large inside as a table may be? Looked at before it is opened.

The reader lays out every cell between the first and the last one of a sheet, and copies
a shared text into each cell that names it: a file of a few kilobytes can ask for more
memory than there is, and the process would end without a word.
"""

import io
import itertools
import re
import zipfile
import zlib
from array import array

from ingest.delivery import FeedError
from ingest.message import Message
from ingest.refusal import refusal

MAX_UNPACKED_BYTE_COUNT = 150 * 1024**2
MAX_CELL_COUNT = 20_000_000
MAX_TEXT_BYTE_COUNT = 300 * 1024**2
CHUNK_BYTE_COUNT = 1 << 20
# How zipfile ends on a damaged archive: by its own error, that of a stream, of a seek
# or name that makes no sense, of a method or password that it does not know.
BROKEN_ZIP = (zipfile.BadZipFile, zlib.error, ValueError, RuntimeError, EOFError)

# A cell with something in it; [^<>] keeps a broken tag from being searched twice.
CELL = re.compile(
    rb'<(?:\w+:)?c\b[^<>]*?\br=["\']([A-Z]{1,3})(\d{1,7})["\'][^<>]*(?<!/)>'
)
TEXT_CELL = re.compile(
    rb'<(?:\w+:)?c\b[^<>]*?\bt=["\']s["\'][^<>]*>\s*<(?:\w+:)?v>(\d{1,9})</(?:\w+:)?v>'
)
SHARED_TEXT_END = re.compile(rb"</(?:\w+:)?si>")


def refuse_oversized(file_name: str, content: bytes) -> None:
    """Raise FeedError for a workbook that unpacks to more than a table would.

    Raises one of BROKEN_ZIP when it says less of its size than is true, or is damaged.
    """
    with zipfile.ZipFile(io.BytesIO(content)) as members:
        infos = members.infolist()
        if sum(info.file_size for info in infos) > MAX_UNPACKED_BYTE_COUNT:
            raise oversized(file_name)
        text_lengths = array("L")
        for info in infos:
            if info.filename.lower().endswith("sharedstrings.xml"):
                text_lengths.extend(lengths_of_texts(unpacked(members, info)))
        text_byte_count = 0
        for info in infos:
            if info.filename.lower().startswith("xl/worksheets/"):
                sheet = unpacked(members, info)
                text_byte_count += shared_byte_count(sheet, text_lengths)
                is_sparse = spanned_cell_count(sheet) > MAX_CELL_COUNT
                if is_sparse or text_byte_count > MAX_TEXT_BYTE_COUNT:
                    raise oversized(file_name)


def unpacked(members: zipfile.ZipFile, info: zipfile.ZipInfo) -> bytes:
    """A member, read no further than the size that it declares."""
    with members.open(info) as member:
        return b"".join(iter(lambda: member.read(CHUNK_BYTE_COUNT), b""))


def lengths_of_texts(shared: bytes) -> list[int]:
    """Bytes of each shared text, its tags included."""
    ends = [0, *(match.end() for match in SHARED_TEXT_END.finditer(shared))]
    return [end - start for start, end in itertools.pairwise(ends)]


def shared_byte_count(sheet: bytes, text_lengths: "array[int]") -> int:
    """Bytes of the shared texts, once for every cell that names one."""
    if not text_lengths:
        return 0
    if max(text_lengths) * sheet.count(b"<") <= MAX_TEXT_BYTE_COUNT:
        return 0
    indices = (int(match.group(1)) for match in TEXT_CELL.finditer(sheet))
    return sum(text_lengths[at] for at in indices if at < len(text_lengths))


def spanned_cell_count(sheet: bytes) -> int:
    """Cells of the rectangle from the first to the last cell with something in it."""
    columns: set[bytes] = set()
    first = last = 0
    for match in CELL.finditer(sheet):
        column, row_text = match.groups()
        columns.add(column)
        row = int(row_text)
        first = min(first or row, row)
        last = max(last, row)
    numbers = [column_number(column) for column in columns]
    if not numbers:
        return 0
    return (last - first + 1) * (max(numbers) - min(numbers) + 1)


def column_number(letters: bytes) -> int:
    """A is 1, Z is 26, AA is 27."""
    number = 0
    for letter in letters:
        number = number * 26 + letter - ord("A") + 1
    return number


def oversized(file_name: str) -> FeedError:
    """The refusal of a workbook that would not fit into memory."""
    return refusal(
        file_name,
        Message("工作簿解开后大得不像数据表", "the workbook unpacks too large"),
        Message(
            "请按月拆分，或另存为 CSV 后报送。", "Split it by month, or save it as CSV."
        ),
    )
