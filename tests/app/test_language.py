"""The English catalogue says everything that the app says, and nothing else."""

import ast
import string
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from queries.present.language import (
    current,
    english,
    in_this_language,
    say,
    speaking,
)

ROOT = Path(__file__).parent.parent.parent


def said_texts() -> set[str]:
    """Return the texts that the app hands to say(); one that is no literal fails."""
    texts = set()
    for path in (ROOT / "app.py", *sorted((ROOT / "queries").rglob("*.py"))):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
                if node.func.id != "say":
                    continue
                assert isinstance(node.args[0], ast.Constant), f"{path}:{node.lineno}"
                texts.add(str(node.args[0].value))
    return texts


def fields(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


def test_every_text_of_the_app_has_an_english_one() -> None:
    assert said_texts() - set(english()) == set()
    assert {source for source, text in english().items() if not text} == set()


def test_no_english_text_is_left_over() -> None:
    assert set(english()) - said_texts() == set()


def test_both_languages_fill_in_the_same_values() -> None:
    assert {s for s, text in english().items() if fields(s) != fields(text)} == set()


def test_no_chinese_is_left_in_the_english_texts() -> None:
    assert {
        text
        for text in english().values()
        if any("\u4e00" <= c <= "\u9fff" for c in text)
    } == set()


def test_a_file_made_later_speaks_the_language_of_its_button() -> None:
    with speaking("en"):
        make = in_this_language(lambda: (current(), say("人次")))
    with ThreadPoolExecutor(1) as pool:
        made = pool.submit(make).result()

    assert made == ("en", "Visits")


def test_a_language_is_spoken_only_inside() -> None:
    with speaking("en"), speaking("zh"):
        assert current() == "zh"
    with speaking("en"):
        assert current() == "en"
