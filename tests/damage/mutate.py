"""Damages files as exports, editors, transfers and people do; mostly gently."""

import gzip
import random
from collections.abc import Callable

from tests.damage.mutate_json import (
    Change,
    double_pair,
    lost_sign,
    odd_key,
    odd_value,
    on_a_pair,
    without_pair,
    written_otherwise,
)

ODD_CELLS = [
    *(b"", b" ", b"0", b"-1", b"1.5", b"1.2\xe4\xb8\x87", b"NULL", b"#N/A", b"=1+1"),
    *(b"2024-02-30", b"13/05/2024", b"05/13/2024", b"2024-5-1", b"24", b"25:00"),
    *(b"9" * 30, b"1e309", b"nan", b"\xef\xbc\x91\xef\xbc\x92", b"\xc2\xa05"),
    *("是".encode(), "合计".encode("gb18030"), "停机".encode(), "人次".encode()),
    *(b"2023-10-29 01:00", b"2023-03-26", b"'5", b"a" * 300, b"\t", b"+7"),
]
ODD_BYTES = b'"\n\r,;\t\0\xff\xa1 \x80\x1f\xe4'
ODD_LINES = [
    *(b"", b" ", b",,,,", "合计,,,9".encode(), b'"', b'""', b"x", b"\r"),
    *("小计".encode("gb18030"), b",", b'"a\nb"', b"\xef\xbb\xbf"),
]
ENCODINGS = ["utf-8", "utf-8-sig", "utf-16", "utf-16-be", "gb18030", "big5", "utf-32"]


def damaged(content: bytes, chance: random.Random, suffix: str) -> bytes:
    """The content after one to three changes; containers only lose or swap bytes."""
    gentle = {".csv": GENTLE, ".jsonl": GENTLE_JSON, ".json": GENTLE_JSON}.get(suffix)
    for _ in range(chance.choice([1, 1, 1, 2, 3])):
        change = chance.choice(gentle if gentle and chance.random() < 0.85 else HARSH)
        content = change(content, chance)
    if not gentle or chance.random() >= 0.02:
        return content
    # Without the time of day, so that a seed gives the same bytes tomorrow.
    return gzip.compress(content, mtime=0)


def on_a_line(change: Change) -> Change:
    """The change, made to one line; to that of the header only now and then."""

    def changed(content: bytes, chance: random.Random) -> bytes:
        lines = content.split(b"\n")
        first = 0 if len(lines) < 3 or chance.random() < 0.05 else 1
        at = chance.randrange(first, len(lines))
        lines[at] = change(lines[at], chance)
        return b"\n".join(lines)

    return changed


def on_a_cell(change: Change) -> Change:
    """The change, made to one cell of one line."""

    def changed(line: bytes, chance: random.Random) -> bytes:
        separator = b";" if line.count(b";") > line.count(b",") else b","
        cells = line.split(separator)
        at = chance.randrange(len(cells))
        cells[at] = change(cells[at], chance)
        return separator.join(cells)

    return on_a_line(changed)


def flip(content: bytes, chance: random.Random) -> bytes:
    """One bit of one byte."""
    if not content:
        return content
    at = chance.randrange(len(content))
    return (
        content[:at]
        + bytes([content[at] ^ 1 << chance.randrange(8)])
        + content[at + 1 :]
    )


def insert(content: bytes, chance: random.Random) -> bytes:
    """One byte too many."""
    at = chance.randrange(len(content) + 1)
    return content[:at] + bytes([chance.choice(ODD_BYTES)]) + content[at:]


def truncate(content: bytes, chance: random.Random) -> bytes:
    """The end is missing."""
    return content[: chance.randrange(len(content) + 1)]


def recode(content: bytes, chance: random.Random) -> bytes:
    """Another encoding, as an editor saves it."""
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            text = content.decode(encoding)
            return text.encode(chance.choice(ENCODINGS))
        except UnicodeError:
            continue
    return content


def with_lines(
    change: Callable[[list[bytes], random.Random], None], header_count: int = 1
) -> Change:
    """A change of the list of lines after the header."""

    def changed(content: bytes, chance: random.Random) -> bytes:
        lines = content.split(b"\n")
        header, rest = lines[:header_count], lines[header_count:] or [b""]
        change(rest, chance)
        return b"\n".join([*header, *rest])

    return changed


def double(lines: list[bytes], chance: random.Random) -> None:
    """A line that comes again somewhere."""
    lines.insert(chance.randrange(len(lines) + 1), chance.choice(lines))


def drop(lines: list[bytes], chance: random.Random) -> None:
    """A line that is missing."""
    lines.pop(chance.randrange(len(lines)))


def swap(items: list[bytes], chance: random.Random) -> None:
    """Two that changed places."""
    one, other = chance.randrange(len(items)), chance.randrange(len(items))
    items[one], items[other] = items[other], items[one]


def odd_line(lines: list[bytes], chance: random.Random) -> None:
    """A line that is no row."""
    lines.insert(chance.randrange(len(lines) + 1), chance.choice(ODD_LINES))


def many_times(lines: list[bytes], chance: random.Random) -> None:
    """The same lines twice: two exports pasted together."""
    lines += lines[chance.randrange(len(lines)) :]


def move_field(line: bytes, chance: random.Random) -> bytes:
    """Two fields that changed places."""
    cells = line.split(b",")
    swap(cells, chance)
    return b",".join(cells)


def extra_field(line: bytes, chance: random.Random) -> bytes:
    """A field too many or too few."""
    cells = line.split(b",")
    if chance.random() < 0.5:
        cells.insert(chance.randrange(len(cells) + 1), chance.choice(ODD_CELLS))
    else:
        cells.pop(chance.randrange(len(cells)))
    return b",".join(cells)


def quoted(cell: bytes, chance: random.Random) -> bytes:
    """Quotes around a cell, right or wrong, with a line end in it or without."""
    return chance.choice(
        [
            b'"' + cell + b'"',
            b'"' + cell + b'\n"',
            b'"' + cell.replace(b'"', b'""') + b'"',
            b'"' + cell + b'""x"',
            cell + b'"',
        ]
    )


def odd_cell(cell: bytes, chance: random.Random) -> bytes:
    """Something else in the cell."""
    return chance.choice(ODD_CELLS)


def windows_ends(content: bytes, chance: random.Random) -> bytes:
    """Carriage returns before the line ends."""
    return content.replace(b"\n", b"\r\n")


GENTLE: list[Change] = [
    *(on_a_cell(odd_cell), on_a_cell(odd_cell), on_a_cell(quoted), on_a_cell(flip)),
    *(on_a_line(move_field), on_a_line(extra_field), on_a_line(truncate)),
    *(with_lines(double), with_lines(drop), with_lines(swap), with_lines(odd_line)),
    *(with_lines(many_times), windows_ends),
]
GENTLE_JSON: list[Change] = [
    *(on_a_pair(odd_value), on_a_pair(odd_value), on_a_pair(odd_value)),
    *(on_a_pair(odd_key), on_a_pair(without_pair), on_a_pair(double_pair)),
    *(lost_sign, written_otherwise, windows_ends, on_a_line(truncate)),
    *(with_lines(double, 0), with_lines(drop, 0), with_lines(swap, 0)),
    *(with_lines(odd_line, 0), with_lines(many_times, 0)),
]
HARSH: list[Change] = [flip, insert, truncate, recode, on_a_line(recode)]
