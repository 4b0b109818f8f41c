"""Every metric is held against a second computation, or it says why not."""

import ast
import re
from pathlib import Path

import pytest

from tests.queries.twin_registry import (
    LISTINGS,
    RECONCILED,
    STILL_WITHOUT,
    STILL_WITHOUT_AT_MOST,
    THROUGH,
)
from warehouse.schema import metric_files

HERE = Path(__file__).parent
METRICS = {path.stem: path.read_text(encoding="utf-8") for path in metric_files()}
# Of two modules with one name the one beside this counts.
MODULES = {
    path.stem: ast.parse(path.read_text(encoding="utf-8"))
    for path in (*HERE.parent.rglob("test_*.py"), *HERE.glob("test_*.py"))
}


def is_twins_of(node: ast.stmt) -> bool:
    """Whether it is the line that names the metrics of a module."""
    return isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "TWINS_OF"


def twins_of(module: str) -> list[str]:
    """The metrics that a module says it has twins of."""
    return [
        str(name.value)
        for node in MODULES[module].body
        if isinstance(node, ast.Assign) and is_twins_of(node)
        for name in ast.walk(node.value)
        if isinstance(name, ast.Constant)
    ]


def words_asked(module: str) -> set[str]:
    """The words in the strings of a module, those of `TWINS_OF` left out."""
    return {
        word
        for statement in MODULES[module].body
        if not is_twins_of(statement)
        for node in ast.walk(statement)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
        for word in re.findall(r"\w+", node.value)
    }


def has_random_tests(module: str) -> bool:
    """Whether Hypothesis draws the data of a test of the module."""
    return any(
        ast.unparse(decorator).startswith("given(")
        for node in MODULES[module].body
        if isinstance(node, ast.FunctionDef)
        for decorator in node.decorator_list
    )


def called_by(metric: str) -> set[str]:
    """The metrics that a metric calls, at any depth."""
    found: set[str] = set()
    waiting = [metric]
    while waiting:
        body = METRICS[waiting.pop()].partition("create or replace macro")[2]
        inner = set(re.findall(r"metric\.(\w+)\(", body)) - found
        found |= inner
        waiting += inner
    return found


TWINS = {name: module for module in MODULES for name in twins_of(module)}


def test_every_metric_is_in_exactly_one_place() -> None:
    places = [*TWINS, *THROUGH, *RECONCILED, *LISTINGS, *STILL_WITHOUT]

    assert sorted(places) == sorted(METRICS)


@pytest.mark.parametrize("module", sorted(set(TWINS.values())))
def test_a_module_with_twins_asks_for_its_metrics(module: str) -> None:
    """By name, or by the name of one that calls them."""
    assert has_random_tests(module)
    asked = words_asked(module) & set(METRICS)
    within = {inner for metric in asked for inner in called_by(metric)}
    assert set(twins_of(module)) <= asked | within


@pytest.mark.parametrize("inner", THROUGH)
def test_a_metric_within_another_is_called_by_it(inner: str) -> None:
    assert THROUGH[inner] in TWINS
    assert inner in called_by(THROUGH[inner])


@pytest.mark.parametrize("metric", RECONCILED)
def test_a_reconciled_metric_is_added_up_at_random(metric: str) -> None:
    assert has_random_tests(RECONCILED[metric])
    assert metric in words_asked(RECONCILED[metric])


@pytest.mark.parametrize("metric", LISTINGS)
def test_a_listing_computes_nothing_and_has_a_drawn_test(metric: str) -> None:
    assert metric in words_asked(LISTINGS[metric])
    body = METRICS[metric].partition("create or replace macro")[2]
    assert not re.search(r"\bgroup by\b|\bsum\(|\bover \(", body)


def test_what_is_still_without_a_twin_gets_less() -> None:
    assert len(STILL_WITHOUT) <= STILL_WITHOUT_AT_MOST
