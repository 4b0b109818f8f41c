"""Bytes → text, without ever guessing per line."""

import codecs
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from ingest.foreign_formats import SAVE_AS
from ingest.message import Message
from ingest.refusal import refusal

# A line with a three-byte UTF-8 character of the CJK blocks. In a GB18030 file such
# a line, when it is valid UTF-8 to its end, was pasted in from another file.
UTF8_LOOKING_LINE = re.compile(rb"(?m)^.*[\xe3-\xe9\xef][\x80-\xbf]{2}.*$")
# Nearly any bytes decode as GB18030; what no Chinese text holds betrays them.
NOT_CHINESE_TEXT = re.compile("[\x80-\x9f\ue000-\uf8ff\ufffd]")
DOUBLE_ENCODED = re.compile("[\x80-\x9f]")


MARKS = {b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16", b"\xef\xbb\xbf": "utf-8-sig"}
MAX_LINE_BYTE_COUNT = 1 << 24


class NotInEncodingError(Exception):
    """A byte that the encoding does not have, or an end inside a character."""

    def __init__(self, at: int, reason: str) -> None:
        super().__init__(at, reason)
        self.at = at
        self.reason = reason


Chunks = Callable[[], Iterable[bytes]]


@dataclass(frozen=True)
class Encoding:
    """How a file is encoded; is_suspect when its text looks encoded twice."""

    name: str
    is_suspect: bool = False


def find_encoding(file_name: str, chunks: Chunks) -> Encoding:
    """UTF-8, UTF-16 with BOM or GB18030; raises FeedError for anything else.

    chunks: goes through the bytes of the file from the start, each time it is called.
    """
    start = next(iter(chunks()), b"")
    if start.startswith((b"\xff\xfe\x00\x00", b"\x00\x00\xfe\xff")):
        raise refuse_encoding(file_name, Message("编码是 UTF-32", "it is UTF-32"))
    for mark, name in MARKS.items():
        if start.startswith(mark):
            return marked(file_name, chunks, name)
    try:
        return tried(chunks, "utf-8")
    except NotInEncodingError as error:
        check_gb18030(file_name, chunks, error)
    return Encoding("gb18030")


def decoded(chunks: Iterable[bytes], encoding_name: str) -> Iterator[str]:
    """The text of bytes in an encoding that was found before.

    Raises NotInEncodingError, with the place in the file, where they are not in it.
    """
    decoder = codecs.getincrementaldecoder(encoding_name)()
    passed = 0
    try:
        for chunk in chunks:
            waiting = len(decoder.getstate()[0])
            text = decoder.decode(chunk)
            passed += len(chunk)
            waiting = 0
            yield text
        waiting = len(decoder.getstate()[0])
        yield decoder.decode(b"", final=True)
    except UnicodeDecodeError as error:
        # The decoder of utf-8-sig does not count the mark of the file.
        mark_length = 3 if encoding_name == "utf-8-sig" and passed == 0 else 0
        at = passed - waiting + error.start + mark_length
        raise NotInEncodingError(at, error.reason) from error


def tried(chunks: Chunks, encoding_name: str) -> Encoding:
    """The encoding, if all of the file is in it; raises NotInEncodingError."""
    is_suspect = False
    for text in decoded(chunks(), encoding_name):
        if not (is_suspect or text.isascii()):
            is_suspect = DOUBLE_ENCODED.search(text) is not None
    return Encoding(encoding_name, is_suspect)


def marked(file_name: str, chunks: Chunks, encoding_name: str) -> Encoding:
    """The encoding that the byte order mark declares."""
    try:
        return tried(chunks, encoding_name)
    except NotInEncodingError as error:
        raise refuse_encoding(
            file_name,
            Message(
                f"按文件头应是 {encoding_name}，第 {error.at} 字节处不是",
                f"its mark says {encoding_name}, byte {error.at} is not",
            ),
        ) from error


def check_gb18030(file_name: str, chunks: Chunks, not_utf8: NotInEncodingError) -> None:
    """Raise FeedError unless it is GB18030: not cut, and not a mix of two encodings."""
    is_cut = not_utf8.reason == "unexpected end of data"
    if is_cut and holds_cjk_before(chunks, not_utf8.at):
        raise refuse_encoding(
            file_name,
            Message("文件在一个字的中间断了", "it ends inside a character"),
        )
    if any(
        is_utf8_line(line.group())
        for block in whole_lines(chunks())
        for line in UTF8_LOOKING_LINE.finditer(block)
    ):
        raise refuse_encoding(
            file_name,
            Message("混有 UTF-8 和别的编码", "it mixes UTF-8 and another encoding"),
        )
    try:
        texts = decoded(chunks(), "gb18030")
        is_chinese = not any(NOT_CHINESE_TEXT.search(text) for text in texts)
    except NotInEncodingError as error:
        raise refuse_encoding(
            file_name,
            Message(
                f"既不是 UTF-8 也不是 GB18030（第 {error.at} 字节）",
                f"neither UTF-8 nor GB18030 (byte {error.at})",
            ),
        ) from error
    if not is_chinese:
        raise refuse_encoding(
            file_name,
            Message(
                "按 GB18030 读出的不是中文", "read as GB18030 it is not Chinese text"
            ),
        )


def holds_cjk_before(chunks: Chunks, end: int) -> bool:
    """True when the UTF-8 before this byte holds a Chinese character."""
    return any(has_cjk(text) for text in decoded(bytes_before(chunks(), end), "utf-8"))


def bytes_before(chunks: Iterable[bytes], end: int) -> Iterator[bytes]:
    """The bytes of a file up to one of them."""
    for chunk in chunks:
        yield chunk[:end]
        end -= len(chunk)
        if end <= 0:
            return


def whole_lines(chunks: Iterable[bytes]) -> Iterator[bytes]:
    """The bytes again, cut after line ends; what has none for too long as it is."""
    waiting = b""
    for chunk in chunks:
        waiting += chunk
        end = waiting.rfind(b"\n") + 1
        if end or len(waiting) > MAX_LINE_BYTE_COUNT:
            yield waiting[: end or None]
            waiting = waiting[end:] if end else b""
    yield waiting


def is_utf8_line(line: bytes) -> bool:
    """True when the whole line is valid UTF-8 and holds a Chinese character."""
    try:
        return has_cjk(line.decode("utf-8"))
    except UnicodeDecodeError:
        return False


def has_cjk(text: str) -> bool:
    """True when the text holds a CJK character or full-width sign."""
    return re.search("[\u3000-\u9fff\uff00-\uffef]", text) is not None


def refuse_encoding(file_name: str, what: Message) -> Exception:
    """The refusal of a file whose text cannot be trusted."""
    return refusal(
        file_name,
        Message(f"编码有问题：{what.zh}", f"bad encoding: {what.en}"),
        SAVE_AS,
    )
