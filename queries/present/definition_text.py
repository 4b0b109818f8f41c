"""Takes a definition apart: its sentences, and the codes it speaks of."""

import re

from queries.present.refusals import reason_words
from queries.present.result_words import verdict_words

#: Where a sentence ends: at a Chinese stop, at an English one before the next start.
ENDS = re.compile(r"(?<=。)|(?<=\.) (?=[A-Z])")

#: A code stands among other words: small letters, and lines between them.
CODES = re.compile(r"(?<![A-Za-z0-9_.])[a-z]+(?:_[a-z0-9]+)*(?![A-Za-z0-9_.(])")

#: A code of one word is taken for one in Chinese text alone: it is a word in English.
LINE = "_"


def sentences(text: str) -> list[str]:
    """Return the sentences of a text, in its order."""
    return [part.strip() for part in ENDS.split(text) if part.strip()]


def codes_said(text: str) -> list[tuple[str, str]]:
    """Return (code, what the app says for it) for the codes of a text, in its order."""
    is_chinese = any("\u4e00" <= letter <= "\u9fff" for letter in text)
    said = []
    for code in dict.fromkeys(CODES.findall(text)):
        if LINE not in code and not is_chinese:
            continue
        word = reason_words(code)
        word = verdict_words(code) if word == code else word
        if word != code:
            said.append((code, word))
    return said
