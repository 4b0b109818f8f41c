"""The bytes of a delivered file, unpacked a piece at a time."""

import gzip
import hashlib
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from ingest.delivery import FeedError
from ingest.foreign_formats import refuse_foreign_format
from ingest.message import Message
from ingest.refusal import refusal

MAX_BYTE_COUNT = 4 * 1024**3
MAX_CONTAINER_BYTE_COUNT = 100 * 1024**2
# Counts compress 10 to 40 times; a thousand times is a bomb, not a table.
MAX_GZIP_RATIO = 300
GZIP_SLACK_BYTE_COUNT = 1 << 16
CHUNK_BYTE_COUNT = 1 << 20
GZIP_MAGIC = b"\x1f\x8b"


@dataclass(frozen=True)
class FileBytes:
    """sha256 and byte_count are of the file as delivered."""

    path: Path
    sha256: str
    byte_count: int
    is_gzip: bool
    is_workbook: bool = False

    @property
    def file_name(self) -> str:
        """The name that the file was delivered under."""
        return self.path.name

    def chunks(self) -> Iterator[bytes]:
        """The bytes, unpacked, from the start; raises FeedError as it finds faults."""
        return unpacked_chunks(self.path) if self.is_gzip else plain_chunks(self.path)

    @property
    def content(self) -> bytes:
        """All bytes, unpacked: for containers, which cannot be read in pieces."""
        content = bytearray()
        for chunk in self.chunks():
            content += chunk
            if len(content) > MAX_CONTAINER_BYTE_COUNT:
                raise too_large(self.file_name)
        return bytes(content)


def read_file_bytes(path: Path) -> FileBytes:
    """Look through a file once; raises FeedError for what is not table, gzip or xlsx.

    A gzip file is unpacked to its end, so that one that is cut or a bomb is refused
    before anything of it is read.
    """
    digest = hashlib.sha256()
    byte_count = 0
    for chunk in plain_chunks(path):
        digest.update(chunk)
        byte_count += len(chunk)
    is_gzip = next(plain_chunks(path), b"").startswith(GZIP_MAGIC)
    file = FileBytes(path, digest.hexdigest(), byte_count, is_gzip)
    is_blank = True
    for chunk in file.chunks():
        is_blank = is_blank and not chunk.strip()
        if not (is_blank or is_gzip):
            break
    head = next(file.chunks(), b"")
    if head.startswith(b"PK\x03\x04") and b"xl/workbook.xml" in file.content:
        return replace(file, is_workbook=True)
    shown = b"" if is_blank else head
    refuse_foreign_format(file.file_name, shown, lambda: file.content)
    return file


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


def plain_chunks(path: Path) -> Iterator[bytes]:
    """The file as it is; raises FeedError when it is too large or not readable."""
    try:
        if path.stat().st_size > MAX_BYTE_COUNT:
            raise too_large(path.name)
        with path.open("rb") as delivered:
            while chunk := delivered.read(CHUNK_BYTE_COUNT):
                yield chunk
    except OSError as error:
        raise refusal(
            path.name,
            Message("文件打不开", "the file cannot be opened"),
            Message("请核对路径和权限。", "Check its path and permissions."),
        ) from error


def too_large(file_name: str) -> FeedError:
    """The refusal of a file that no program should try to hold."""
    return refusal(
        file_name,
        Message("文件太大", "the file is too large"),
        Message(
            "请按月拆分，或另存为 CSV 后报送。", "Split it by month, or save it as CSV."
        ),
    )


def unpacked_chunks(path: Path) -> Iterator[bytes]:
    """All members of a gzip file; raises FeedError when cut, corrupt or a bomb."""
    if not path.name.lower().endswith(".gz"):
        raise refusal(
            path.name,
            Message(
                "内容是 gzip 压缩，文件名却不是 .gz",
                "gzip data without .gz in its name",
            ),
            Message(
                "请改名为 .csv.gz 或解压后报送。", "Rename it to .csv.gz or unpack it."
            ),
        )
    unpacked_count = 0
    byte_count = path.stat().st_size
    try:
        with path.open("rb") as delivered, gzip.GzipFile(fileobj=delivered) as members:
            while chunk := members.read(CHUNK_BYTE_COUNT):
                unpacked_count += len(chunk)
                # Against what was read so far: a bomb shows at its beginning.
                passed = min(byte_count, delivered.tell() + GZIP_SLACK_BYTE_COUNT)
                if unpacked_count > CHUNK_BYTE_COUNT + MAX_GZIP_RATIO * passed:
                    raise bomb(path.name)
                yield chunk
    except (EOFError, OSError, zlib.error) as error:
        raise refusal(
            path.name,
            Message("gzip 不完整或已损坏", "the gzip file is cut short or corrupt"),
            Message("请重新导出或重新上传。", "Export or upload it again."),
        ) from error


def bomb(file_name: str) -> FeedError:
    """The refusal of a file that unpacks to more than any table would."""
    return refusal(
        file_name,
        Message("解压后大得不像数据表", "it unpacks to an implausible size"),
        Message("请解压后报送原始 CSV。", "Deliver the CSV itself."),
    )
