"""Counts the lines of JSON in another way than its reader: for the judge."""

import json
from dataclasses import dataclass
from typing import NoReturn

from ingest.header import clean

# Where the layouts of JSON have their records.
WAYS = {"shanghai_scenic_live": ("data", "rows"), "holiday_cn": ("days",)}


@dataclass(frozen=True)
class JsonCount:
    """line_count: all lines. broken: lines that hold no record that can be read.

    records: lines with a record. outside: lines of a document around its records.
    """

    line_count: int
    broken: frozenset[int]
    records: frozenset[int]
    outside: int = 0

    @property
    def blank_line_count(self) -> int:
        """Lines without anything that is a value."""
        return self.line_count - len(self.broken | self.records) - self.outside


def count_json(text: str, layout: str) -> JsonCount:
    """The count of a document where it is one, else of JSON lines."""
    way = WAYS.get(layout, ())
    try:
        found = records_in(strict_json(text), way) if way else None
    except (ValueError, RecursionError):
        found = None
    return count_document(text, way) if found else count_lines(text.split("\n"), way)


def count_lines(lines: list[str], way: tuple[str, ...]) -> JsonCount:
    """Each line judged alone."""
    broken, with_records = set(), set()
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            value = strict_json(line)
            line.encode()
            # half a surrogate pair is no text, also where no record has it
            json.dumps(value, ensure_ascii=False).encode()
            found = records_in(value, way)
        except (ValueError, RecursionError):
            found = None
        if found is None:
            broken.add(number)
        elif any(holds_a_value(record) for record in found):
            with_records.add(number)
    line_count = len(lines) - (lines[-1] == "")
    return JsonCount(line_count, frozenset(broken), frozenset(with_records))


def count_document(text: str, way: tuple[str, ...]) -> JsonCount:
    """The lines that objects of the list at `way` stand on, found sign by sign."""
    line_count = text.count("\n") + (not text.endswith("\n"))
    covered: set[int] = set()
    named: list[str] = []  # what stood before each list or object that is open
    line, began, words, is_text, is_escaped = 1, 0, "", False, False
    for sign in text:
        line += sign == "\n"
        if is_text:
            is_text = sign != '"' or is_escaped
            is_escaped = sign == "\\" and not is_escaped
            words += sign if is_text else ""
        elif sign == '"':
            is_text, words = True, ""
        elif sign in "{[":
            if tuple(named[1:]) == way and sign == "{":
                began = line
            named.append(words)
        elif sign in "}]":
            named.pop()
            if tuple(named[1:]) == way and sign == "}":
                covered |= set(range(began, line + 1))
    return JsonCount(
        line_count, frozenset(), frozenset(covered), line_count - len(covered)
    )


def strict_json(text: str) -> object:
    """What JSON says, without keys that stand twice and numbers that are none."""
    return json.loads(
        text, parse_constant=refuse, parse_int=str, object_pairs_hook=one_of_each
    )


def refuse(name: str) -> NoReturn:
    """NaN is no number."""
    raise ValueError(name)


def one_of_each(pairs: list[tuple[str, object]]) -> dict[str, object]:
    """The object, if each of its keys stands in it once."""
    names = [clean(name) for name, _ in pairs]
    if len(set(names)) < len(names):
        raise ValueError(names)
    return dict(zip(names, (value for _, value in pairs), strict=True))


def records_in(value: object, way: tuple[str, ...]) -> list[dict[str, object]] | None:
    """The records of an object; None when there is no list of them."""
    if not way:
        return [value] if isinstance(value, dict) else None
    for key in way:
        value = value.get(key) if isinstance(value, dict) else None
    is_list = isinstance(value, list) and all(isinstance(each, dict) for each in value)
    return value if is_list else None  # type: ignore[return-value]


def holds_a_value(record: dict[str, object]) -> bool:
    """Something other than null and blanks stands in it."""
    return any(
        value is not None and (not isinstance(value, str) or value.strip())
        for value in record.values()
    )
