"""Damages JSON where it is JSON: a value, a key, a brace, the way it is written."""

import json
import random
import re
from collections.abc import Callable

Change = Callable[[bytes, random.Random], bytes]
ODD_VALUES = [
    *(
        b"null",
        b"true",
        b'""',
        b'" "',
        b"[]",
        b"{}",
        b'{"a": 1}',
        b"NaN",
        b"-1",
        b"1e9",
    ),
    *(b"1.5", b"007", b"9" * 30, b'"2025-02-30"', b'"2025-1-1"', b'"\\ud800"', b'"24"'),
    *(
        b'"\\u0000"',
        b'"\\n"',
        b'"x',
        b"'5'",
        b'"1.2\xe4\xb8\x87"',
        b"[[[1]]]",
        b"",
        b"1e9",
    ),
    *(b'"\xe5\x90\x88\xe8\xae\xa1"', b'"2023-10-29 01:00"', b"0", b'"=1+1"', b"5"),
]
JSON_PAIR = re.compile(
    rb'(?P<key>"[^"\\\n]*"\s*:\s*)'
    rb'(?P<value>"(?:[^"\\\n]|\\.)*"|[^\s,\[\]{}"]+)'
)


def on_a_pair(change: Callable[[bytes, bytes, random.Random], bytes]) -> Change:
    """The change, made to one key of JSON with a value that is not nested."""

    def changed(content: bytes, chance: random.Random) -> bytes:
        pairs = list(JSON_PAIR.finditer(content))
        if not pairs:
            return content
        pair = chance.choice(pairs)
        new = change(pair["key"], pair["value"], chance)
        return content[: pair.start()] + new + content[pair.end() :]

    return changed


def odd_value(key: bytes, value: bytes, chance: random.Random) -> bytes:
    """Another value, of another type as likely as not."""
    return key + chance.choice(ODD_VALUES)


def odd_key(key: bytes, value: bytes, chance: random.Random) -> bytes:
    """The value under another key."""
    odd = [b'"":', b'"NUM":', b'"x":', b'"\xe4\xba\xba\xe6\xac\xa1":']
    changed = [key.lower(), key.replace(b'":', b' ":'), key.replace(b'"', b"'")]
    return chance.choice([*odd, *changed]) + value


def without_pair(key: bytes, value: bytes, chance: random.Random) -> bytes:
    """No key and no value; the comma after them stays as often as not."""
    return chance.choice([b"", b'"_": null'])


def double_pair(key: bytes, value: bytes, chance: random.Random) -> bytes:
    """The key twice, with one value or with two."""
    return key + value + b", " + key + chance.choice([value, *ODD_VALUES])


def lost_sign(content: bytes, chance: random.Random) -> bytes:
    """A brace, a bracket, a comma, a colon or a quote is missing."""
    places = [at for at, sign in enumerate(content) if sign in b'{}[],:"']
    at = chance.choice(places or [0])
    return content[:at] + content[at + 1 :]


def written_otherwise(content: bytes, chance: random.Random) -> bytes:
    """What a formatter makes of the whole of it or of each line."""
    indent, escaped = chance.choice([None, 2]), chance.random() < 0.5
    try:
        texts = [content.decode()]
        if chance.random() < 0.5:
            texts = [line for line in texts[0].split("\n") if line]
        written = [
            json.dumps(json.loads(text), ensure_ascii=escaped, indent=indent)
            for text in texts
        ]
        return "\n".join(written).encode()
    except (ValueError, RecursionError):
        return content
