"""What kind of file it really is."""

import gzip
import hashlib
import io
import zipfile
from pathlib import Path

import pytest

from ingest.delivery import FeedError
from ingest.file_bytes import head_bytes, read_file_bytes

CSV = b"a,b\n1,2\n"


def zip_of(*names: str) -> bytes:
    """A zip archive with members of these names."""
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w") as members:
        for name in names:
            members.writestr(name, CSV)
    return archive.getvalue()


def test_gzip_is_unpacked_with_all_its_members(tmp_path: Path) -> None:
    path = tmp_path / "two.csv.gz"
    delivered = gzip.compress(CSV) + gzip.compress(b"3,4\n")
    path.write_bytes(delivered)

    file = read_file_bytes(path)

    assert file.content == CSV + b"3,4\n"
    assert file.sha256 == hashlib.sha256(delivered).hexdigest()
    assert file.byte_count == len(delivered)


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("cut.csv.gz", gzip.compress(CSV * 99)[:30], "gzip 不完整或已损坏"),
        ("crc.csv.gz", gzip.compress(CSV)[:-8] + b"\0" * 8, "gzip 不完整或已损坏"),
        ("bomb.csv.gz", gzip.compress(b"1" * 9_000_000), "大得不像数据表"),
        ("named.csv", gzip.compress(CSV), "文件名却不是 .gz"),
        ("two.zip", zip_of("a.csv", "b.csv"), "这是 zip 压缩包"),
        ("old.xls", b"\xd0\xcf\x11\xe0" + b"\0" * 99, "这是 Excel 97-2003"),
        ("plan.ics", b"BEGIN:VCALENDAR\n", "这是 iCalendar 文件"),
        ("page.pdf", b"%PDF-1.7", "这是 PDF 文件"),
        ("named.xls", "日期\t人次\n".encode("gb18030"), "内容却是文本表格"),
        ("empty.csv", b"", "文件是空的"),
        ("blank.csv", b"\n \n", "文件是空的"),
    ],
)
def test_what_is_no_table_is_refused_by_its_real_name(
    tmp_path: Path, name: str, content: bytes, said: str
) -> None:
    (tmp_path / name).write_bytes(content)
    with pytest.raises(FeedError) as refused:
        read_file_bytes(tmp_path / name)
    assert said in refused.value.message.zh
    assert "没有载入任何行" in refused.value.message.zh


def test_a_locked_workbook_is_called_password_protected(tmp_path: Path) -> None:
    locked = b"\xd0\xcf\x11\xe0" + "EncryptedPackage".encode("utf-16-le")
    (tmp_path / "locked.xlsx").write_bytes(locked)
    with pytest.raises(FeedError, match="password protected"):
        read_file_bytes(tmp_path / "locked.xlsx")


def test_the_head_of_a_file_is_read_without_the_rest(tmp_path: Path) -> None:
    path = tmp_path / "cut.csv.gz"
    path.write_bytes(gzip.compress(CSV)[:-4])
    assert head_bytes(path) == CSV
    assert head_bytes(tmp_path / "missing.csv") == b""
