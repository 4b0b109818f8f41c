"""A warehouse that another version published: no figure of it is shown."""

import shutil
from pathlib import Path

import duckdb
import pytest

from tests.app.conftest import OpenApp
from tests.app.test_pages import metrics, words
from warehouse.connect import newest_snapshot


@pytest.fixture
def other_db(small_db: Path, tmp_path: Path) -> Path:
    """The small town as a later version may have left it."""
    other = tmp_path / "other.duckdb"
    shutil.copyfile(newest_snapshot(small_db), other)
    other.chmod(0o644)
    with duckdb.connect(str(other)) as connection:
        connection.execute("update ledger.installed_sql set sql_sha256 = 'later'")
    return other


@pytest.mark.parametrize("page", ["overview", "refunds", "upload"])
@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_page_says_what_to_run_and_shows_no_figure(
    open_app: OpenApp, other_db: Path, page: str, language: str
) -> None:
    app = open_app(other_db, page, language)

    assert not app.exception
    assert "nightledger publish" in words(app)
    assert not metrics(app)
    assert not app.dataframe
