"""What was worked out is kept: made once, whoever asks, and forgotten in its turn."""

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest

from queries.present.kept import Kept


def test_a_value_is_made_once() -> None:
    kept: Kept[object] = Kept(most=2)

    first = kept.get("a", object)

    assert kept.get("a", object) is first


def test_who_asks_while_it_is_made_waits_for_it() -> None:
    kept: Kept[object] = Kept(most=2)
    is_begun, may_end = threading.Event(), threading.Event()

    def make() -> object:
        is_begun.set()
        assert may_end.wait(10)
        return object()

    with ThreadPoolExecutor(2) as people:
        first = people.submit(kept.get, "a", make)
        assert is_begun.wait(10)
        second = people.submit(kept.get, "a", object)
        may_end.set()

    assert first.result() is second.result()


def test_the_longest_unused_one_goes() -> None:
    kept: Kept[object] = Kept(most=2)
    first, second = kept.get("first", object), kept.get("second", object)
    kept.get("first", object)

    kept.get("third", object)

    assert kept.get("first", object) is first
    assert kept.get("second", object) is not second


def test_a_failure_is_raised_and_not_kept() -> None:
    kept: Kept[str] = Kept(most=2)

    def fail() -> str:
        raise OSError("not this time")

    with pytest.raises(OSError, match="not this time"):
        kept.get("a", fail)

    assert kept.get("a", lambda: "now") == "now"
