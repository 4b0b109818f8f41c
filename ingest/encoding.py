"""Bytes → text, without ever guessing per line."""

import re
from dataclasses import dataclass

from ingest.file_bytes import SAVE_AS
from ingest.message import Message
from ingest.refusal import refusal

# A line with a three-byte UTF-8 character of the CJK blocks. In a GB18030 file such
# a line, when it is valid UTF-8 to its end, was pasted in from another file.
UTF8_LOOKING_LINE = re.compile(rb"(?m)^.*[\xe3-\xe9\xef][\x80-\xbf]{2}.*$")
# Nearly any bytes decode as GB18030; what no Chinese text holds betrays them.
NOT_CHINESE_TEXT = re.compile("[\x80-\x9f\ue000-\uf8ff\ufffd]")
DOUBLE_ENCODED = re.compile("[\x80-\x9f]")


@dataclass(frozen=True)
class DecodedText:
    """The text of a file; is_suspect when it looks encoded twice."""

    text: str
    encoding_name: str
    is_suspect: bool


def decode(file_name: str, content: bytes) -> DecodedText:
    """Decode UTF-8, UTF-16 with BOM or GB18030; raises FeedError for anything else."""
    if content.startswith((b"\xff\xfe\x00\x00", b"\x00\x00\xfe\xff")):
        raise refuse_encoding(file_name, Message("编码是 UTF-32", "it is UTF-32"))
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return decode_strictly(file_name, content, "utf-16")
    if content.startswith(b"\xef\xbb\xbf"):
        return decode_strictly(file_name, content, "utf-8-sig")
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError as error:
        return decode_gb18030(file_name, content, error)
    return DecodedText(text, "utf-8", bool(DOUBLE_ENCODED.search(text)))


def decode_strictly(file_name: str, content: bytes, encoding: str) -> DecodedText:
    """Decode in the encoding that the byte order mark declares."""
    # Python counts the byte after the mark of utf-8-sig, not that of the file.
    mark_length = 3 if encoding == "utf-8-sig" else 0
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError as error:
        at = error.start + mark_length
        raise refuse_encoding(
            file_name,
            Message(
                f"按文件头应是 {encoding}，第 {at} 字节处不是",
                f"its mark says {encoding}, byte {at} is not",
            ),
        ) from error
    return DecodedText(text, encoding, bool(DOUBLE_ENCODED.search(text)))


def decode_gb18030(
    file_name: str, content: bytes, not_utf8: UnicodeDecodeError
) -> DecodedText:
    """Decode as GB18030, refusing files that are cut or mix two encodings."""
    is_cut = not_utf8.reason == "unexpected end of data"
    if is_cut and has_cjk(content[: not_utf8.start].decode("utf-8")):
        raise refuse_encoding(
            file_name,
            Message("文件在一个字的中间断了", "it ends inside a character"),
        )
    if any(is_utf8_line(line.group()) for line in UTF8_LOOKING_LINE.finditer(content)):
        raise refuse_encoding(
            file_name,
            Message("混有 UTF-8 和别的编码", "it mixes UTF-8 and another encoding"),
        )
    try:
        text = content.decode("gb18030")
    except UnicodeDecodeError as error:
        raise refuse_encoding(
            file_name,
            Message(
                f"既不是 UTF-8 也不是 GB18030（第 {error.start} 字节）",
                f"neither UTF-8 nor GB18030 (byte {error.start})",
            ),
        ) from error
    if NOT_CHINESE_TEXT.search(text):
        raise refuse_encoding(
            file_name,
            Message(
                "按 GB18030 读出的不是中文", "read as GB18030 it is not Chinese text"
            ),
        )
    return DecodedText(text, "gb18030", False)


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
