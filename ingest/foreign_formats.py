"""Files that are no table that is read here: named, and refused with the way out."""

from collections.abc import Callable

from ingest.delivery import FeedError
from ingest.message import Message
from ingest.refusal import refusal

SNIFFED_BYTE_COUNT = 1 << 12
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


def refuse_foreign_format(
    file_name: str, head: bytes, content: Callable[[], bytes]
) -> None:
    """Raise FeedError, naming the real format, for what is not delimited text.

    head: the first bytes, none when all of the file is blank. content: all bytes.
    """
    if not head:
        raise refusal(
            file_name,
            Message("文件是空的", "the file is empty"),
            Message("请重新导出后报送。", "Export it again."),
        )
    if head.startswith(b"\xd0\xcf\x11\xe0"):
        raise refuse_old_office(file_name, content())
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        raise refuse_zip(file_name, head)
    # A web page may begin with blank lines or a byte order mark.
    start = head[:SNIFFED_BYTE_COUNT].removeprefix(b"\xef\xbb\xbf").lstrip()
    for magic, format_name in FOREIGN_FORMATS.items():
        if start.startswith(magic):
            raise refusal(
                file_name,
                Message(f"这是 {format_name} 文件", f"this is a {format_name} file"),
                SAVE_AS,
            )
    if not head.isascii() and file_name.lower().endswith((".xls", ".xlsx")):
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


def refuse_zip(file_name: str, head: bytes) -> FeedError:
    """The refusal of a zip archive, which an OpenDocument or Word file also is."""
    for sign, format_name in ZIPPED_DOCUMENTS.items():
        if sign in head[:SNIFFED_BYTE_COUNT]:
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
