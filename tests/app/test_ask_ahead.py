"""Pages ask ahead only what they then ask: the rest would be work for nobody."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from queries.present import asking
from tests.app.conftest import OpenApp

Statement = tuple[str, tuple[object, ...]]


class Idle:
    """A helper that notes what it is given and leaves it to the page."""

    def __init__(self) -> None:
        self.given: list[Statement] = []
        self.jobs: list[Callable[[], object]] = []

    def submit(self, ask: Callable[..., object], *statement: Any) -> None:  # noqa: ANN401
        """Note a statement, or a job that makes its own."""
        if statement:
            self.given.append((statement[0], statement[1]))
        else:
            self.jobs.append(ask)


@pytest.mark.parametrize("page", ["overview", "districts", "festivals", "refunds"])
def test_what_is_asked_ahead_is_asked(
    open_app: OpenApp, sample_db: Path, page: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    helper, asked = Idle(), list[Statement]()
    query = asking.KeptAnswers.query

    def noted(self: asking.KeptAnswers, sql: str, params: Any = ()) -> Any:  # noqa: ANN401
        asked.append((sql, tuple(params)))
        return query(self, sql, params)

    monkeypatch.setattr(asking, "_helpers", helper)
    monkeypatch.setattr(asking.KeptAnswers, "query", noted)

    assert not open_app(sample_db, page, "zh").exception

    assert helper.given
    of_page = set(asked)
    for job in helper.jobs:
        job()
    assert {*helper.given, *asked} <= of_page
