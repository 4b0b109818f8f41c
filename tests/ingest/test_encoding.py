"""Bytes → text."""

import pytest

from ingest.delivery import FeedError
from ingest.encoding import Encoding, decoded, find_encoding

TEXT = "日期,点位编号\n2024-05-01,陶阳里北门\n"


def decode(content: bytes, size: int) -> tuple[str, Encoding]:
    """The text of bytes that come in pieces of a size, and their encoding."""

    def pieces() -> list[bytes]:
        return [content[at : at + size] for at in range(0, len(content), size)]

    encoding = find_encoding("file.csv", pieces)
    return "".join(decoded(pieces(), encoding.name)), encoding


@pytest.mark.parametrize("size", [4, 5, 1000])
@pytest.mark.parametrize(
    ("encoding", "name"),
    [
        ("utf-8", "utf-8"),
        ("utf-8-sig", "utf-8-sig"),
        ("utf-16", "utf-16"),
        ("gb18030", "gb18030"),
    ],
)
def test_the_encodings_of_offices_read_the_same(
    encoding: str, name: str, size: int
) -> None:
    assert decode(TEXT.encode(encoding), size) == (TEXT, Encoding(name))


def test_a_character_outside_gbk_survives_gb18030() -> None:
    text, _ = decode("户名\n𠮷野家\n".encode("gb18030"), 4)
    assert text == "户名\n𠮷野家\n"


@pytest.mark.parametrize("size", [4, 1000])
@pytest.mark.parametrize(
    ("content", "said"),
    [
        (TEXT.encode() + "三闾庙\n".encode("gb18030"), "混有 UTF-8 和别的编码"),
        (TEXT.encode("gb18030") + "三闾庙\n".encode(), "混有 UTF-8 和别的编码"),
        (TEXT.encode()[:-2], "中间断了"),
        (b"name\ncaf\xe9\n", "既不是 UTF-8 也不是 GB18030"),
        (TEXT.encode("utf-32"), "UTF-32"),
        (b"\xef\xbb\xbfname\n\xff\n", "第 8 字节处不是"),
    ],
)
def test_text_that_cannot_be_trusted_is_refused(
    content: bytes, said: str, size: int
) -> None:
    with pytest.raises(FeedError) as refused:
        decode(content, size)
    assert said in refused.value.message.zh


def test_text_that_looks_encoded_twice_is_flagged() -> None:
    twice = "陶阳里".encode().decode("latin-1").encode()
    assert decode(twice, 1000)[1].is_suspect
    assert not decode("陶阳里".encode(), 1000)[1].is_suspect
