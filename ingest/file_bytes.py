"""The bytes of a delivered file, and what kind of file they really are."""

import gzip
import hashlib
import io
import zlib
from dataclasses import dataclass
from pathlib import Path

from ingest.delivery import FeedError
from ingest.message import Message
from ingest.refusal import refusal

MAX_BYTE_COUNT = 4 * 1024**3
# Counts compress 10 to 40 times; a thousand times is a bomb, not a table.
MAX_GZIP_RATIO = 300
CHUNK_BYTE_COUNT = 1 << 20
SNIFFED_BYTE_COUNT = 1 << 12
GZIP_MAGIC = b"\x1f\x8b"

FOREIGN_FORMATS = {
    b"%PDF": "PDF",
    b"\x89PNG": "PNG",
    b"\xff\xd8\xff": "JPEG",
    b"7z\xbc\xaf\x27\x1c": "7z",
    b"Rar!": "RAR",
    b"PAR1": "Parquet",
    b"BEGIN:VCALENDAR": "iCalendar",
    b"{\\rtf": "RTF",
    b"\xfd7zXZ": "xz",
    b"BZh9": "bzip2",
    b"\x28\xb5\x2f\xfd": "zstd",
    b"MIME-Version:": "MHTML",
    b"<": "HTML / XML",
}
ZIPPED_DOCUMENTS = {
    b"opendocument.spreadsheet": "OpenDocument (.ods)",
    b"word/document.xml": "Word (.docx)",
}
SAVE_AS = Message(
    "请另存为 CSV（UTF-8）或 XLSX 后重新报送。",
    "Save it as CSV (UTF-8) or XLSX and deliver it again.",
)


@dataclass(frozen=True)
class FileBytes:
    """content is unpacked; sha256 and byte_count are of the file as delivered."""

    file_name: str
    sha256: str
    byte_count: int
    content: bytes
    is_workbook: bool


def read_file_bytes(path: Path) -> FileBytes:
    """Read a file and unpack gzip; raises FeedError for any other container."""
    delivered = delivered_bytes(path)
    content = delivered
    if delivered.startswith(GZIP_MAGIC):
        content = unpack_gzip(path.name, delivered)
    is_workbook = content.startswith(b"PK\x03\x04") and b"xl/workbook.xml" in content
    if not is_workbook:
        refuse_foreign_format(path.name, content)
    return FileBytes(
        path.name,
        hashlib.sha256(delivered).hexdigest(),
        len(delivered),
        content,
        is_workbook,
    )


def head_bytes(path: Path) -> bytes:
    """The first bytes of a file, unpacked; empty when it cannot be read that way."""
    try:
        with path.open("rb") as file:
            head = file.read(CHUNK_BYTE_COUNT)
        if head.startswith(GZIP_MAGIC):
            return zlib.decompressobj(wbits=31).decompress(head, CHUNK_BYTE_COUNT)
    except (OSError, zlib.error):
        return b""
    return head


def delivered_bytes(path: Path) -> bytes:
    """The file as it is; raises FeedError when it is too large or not readable."""
    try:
        if path.stat().st_size > MAX_BYTE_COUNT:
            raise refusal(
                path.name,
                Message("文件超过 4 GB", "the file is larger than 4 GB"),
                Message("请按月拆分后报送。", "Split it by month."),
            )
        return path.read_bytes()
    except OSError as error:
        raise refusal(
            path.name,
            Message("文件打不开", "the file cannot be opened"),
            Message("请核对路径和权限。", "Check its path and permissions."),
        ) from error


def unpack_gzip(file_name: str, delivered: bytes) -> bytes:
    """All members of a gzip file; raises FeedError when cut, corrupt or a bomb."""
    if not file_name.lower().endswith(".gz"):
        raise refusal(
            file_name,
            Message(
                "内容是 gzip 压缩，文件名却不是 .gz",
                "gzip data without .gz in its name",
            ),
            Message(
                "请改名为 .csv.gz 或解压后报送。", "Rename it to .csv.gz or unpack it."
            ),
        )
    limit = min(MAX_BYTE_COUNT, CHUNK_BYTE_COUNT + MAX_GZIP_RATIO * len(delivered))
    unpacked = bytearray()
    try:
        with gzip.GzipFile(fileobj=io.BytesIO(delivered)) as members:
            while chunk := members.read(CHUNK_BYTE_COUNT):
                unpacked += chunk
                if len(unpacked) > limit:
                    raise refusal(
                        file_name,
                        Message(
                            "解压后大得不像数据表", "it unpacks to an implausible size"
                        ),
                        Message("请解压后报送原始 CSV。", "Deliver the CSV itself."),
                    )
    except (EOFError, OSError, zlib.error) as error:
        raise refusal(
            file_name,
            Message("gzip 不完整或已损坏", "the gzip file is cut short or corrupt"),
            Message("请重新导出或重新上传。", "Export or upload it again."),
        ) from error
    return bytes(unpacked)


def refuse_foreign_format(file_name: str, content: bytes) -> None:
    """Raise FeedError, naming the real format, for what is not delimited text."""
    if not content.strip():
        raise refusal(
            file_name,
            Message("文件是空的", "the file is empty"),
            Message("请重新导出后报送。", "Export it again."),
        )
    if content.startswith(b"\xd0\xcf\x11\xe0"):
        raise refuse_old_office(file_name, content)
    if content.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        raise refuse_zip(file_name, content)
    # A web page may begin with blank lines or a byte order mark.
    start = content[:SNIFFED_BYTE_COUNT].removeprefix(b"\xef\xbb\xbf").lstrip()
    for magic, format_name in FOREIGN_FORMATS.items():
        if start.startswith(magic):
            raise refusal(
                file_name,
                Message(f"这是 {format_name} 文件", f"this is a {format_name} file"),
                SAVE_AS,
            )
    if not content.isascii() and file_name.lower().endswith((".xls", ".xlsx")):
        raise refusal(
            file_name,
            Message(
                "名为 Excel，内容却是文本表格",
                "named as Excel, but it holds plain text",
            ),
            Message(
                "请改名为 .csv 后报送。", "Rename it to .csv and deliver it again."
            ),
        )


def refuse_zip(file_name: str, content: bytes) -> FeedError:
    """The refusal of a zip archive, which an OpenDocument or Word file also is."""
    head = content[:SNIFFED_BYTE_COUNT]
    for sign, format_name in ZIPPED_DOCUMENTS.items():
        if sign in head:
            return refusal(
                file_name,
                Message(f"这是 {format_name} 文件", f"this is a {format_name} file"),
                SAVE_AS,
            )
    return refusal(
        file_name,
        Message("这是 zip 压缩包", "this is a zip archive"),
        Message("请解压后逐个文件报送。", "Unpack it and deliver each file."),
    )


def refuse_old_office(file_name: str, content: bytes) -> Exception:
    """The refusal of an OLE container: an encrypted workbook or Excel 97-2003."""
    if "EncryptedPackage".encode("utf-16-le") in content:
        return refusal(
            file_name,
            Message(
                "工作簿有密码保护（password protected）",
                "the workbook is password protected",
            ),
            Message("请取消密码后报送。", "Remove the password and deliver it again."),
        )
    return refusal(
        file_name,
        Message(
            "这是 Excel 97-2003（.xls）文件", "this is an Excel 97-2003 (.xls) file"
        ),
        Message("请另存为 .xlsx 后报送。", "Save it as .xlsx and deliver it again."),
    )
