"""Bytes → text."""

import pytest

from ingest.delivery import FeedError
from ingest.encoding import decode

TEXT = "日期,点位编号\n2024-05-01,陶阳里北门\n"


@pytest.mark.parametrize(
    ("encoding", "name"),
    [
        ("utf-8", "utf-8"),
        ("utf-8-sig", "utf-8-sig"),
        ("utf-16", "utf-16"),
        ("gb18030", "gb18030"),
    ],
)
def test_the_encodings_of_offices_read_the_same(encoding: str, name: str) -> None:
    decoded = decode("file.csv", TEXT.encode(encoding))
    assert (decoded.text, decoded.encoding_name) == (TEXT, name)


def test_a_character_outside_gbk_survives_gb18030() -> None:
    assert (
        decode("file.csv", "户名\n𠮷野家\n".encode("gb18030")).text == "户名\n𠮷野家\n"
    )


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
def test_text_that_cannot_be_trusted_is_refused(content: bytes, said: str) -> None:
    with pytest.raises(FeedError) as refused:
        decode("file.csv", content)
    assert said in refused.value.message.zh


def test_text_that_looks_encoded_twice_is_flagged() -> None:
    twice = "陶阳里".encode().decode("latin-1").encode()
    assert decode("file.csv", twice).is_suspect
    assert not decode("file.csv", "陶阳里".encode()).is_suspect
