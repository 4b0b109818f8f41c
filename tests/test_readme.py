"""What the documents promise works: commands, statements, links, both languages."""

import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest

from warehouse.connect import newest_snapshot

ROOT = Path(__file__).parent.parent
READMES = ("README.md", "README.zh-CN.md")
DOCUMENTS = (*READMES, "warehouse/README.md", "ingest/README.md")


def text_of(document: str) -> str:
    return (ROOT / document).read_text(encoding="utf-8")


def blocks(document: str, language: str) -> list[str]:
    return re.findall(rf"```{language}\n(.*?)```", text_of(document), flags=re.DOTALL)


def statements(document: str) -> list[str]:
    return [
        statement.strip()
        for block in blocks(document, "sql")
        for statement in block.split(";")
        if statement.strip()
    ]


def nightledger(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "warehouse", *arguments],
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture(scope="module")
def auditor(
    sample_db: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[duckdb.DuckDBPyConnection]:
    """An auditor's own client and copy: plain DuckDB, nothing of ours, read-only.

    A copy, because the app's tests may hold the file itself open in this process, and
    DuckDB refuses a second connection with other settings.
    """
    copy = tmp_path_factory.mktemp("auditor") / "snapshot.duckdb"
    shutil.copyfile(newest_snapshot(sample_db), copy)
    with duckdb.connect(str(copy), read_only=True) as connection:
        yield connection


@pytest.mark.parametrize(
    "statement",
    [text for document in DOCUMENTS for text in statements(document)],
)
def test_every_statement_answers_an_auditors_client(
    auditor: duckdb.DuckDBPyConnection, statement: str
) -> None:
    assert auditor.execute(statement).fetchall() != []


def test_every_command_in_the_table_exists() -> None:
    commands = [
        *("check", "check", "load", "load", "template", "report"),
        *("withdraw", "publish", "sql", "alerts", "app"),
    ]
    for readme in READMES:
        named = re.findall(r"^\| `nightledger ([a-z]+)", text_of(readme), re.MULTILINE)
        assert named == commands
    for command in set(commands):
        assert nightledger(command, "--help").returncode == 0


def test_the_make_targets_of_the_readme_exist() -> None:
    makefile = text_of("Makefile")

    for readme in READMES:
        for target in set(re.findall(r"`make ([a-z]+)`", text_of(readme))):
            assert re.search(rf"^{target}:", makefile, re.MULTILINE), target


def test_the_query_of_the_third_door_prints_the_published_figures(
    sample_db: Path,
) -> None:
    (asked,) = re.findall(r'nightledger sql "(.*?)" --format csv', text_of("README.md"))

    done = nightledger("sql", "--db", str(sample_db), asked, "--format", "csv")

    assert done.returncode == 0
    assert "66333" in done.stdout


def test_both_languages_say_the_same_commands_and_statements() -> None:
    english, chinese = READMES

    assert blocks(english, "sh") == blocks(chinese, "sh")
    assert [re.sub(r"--.*", "", text) for text in statements(english)] == [
        re.sub(r"--.*", "", text) for text in statements(chinese)
    ]


@pytest.mark.parametrize("document", [*DOCUMENTS, "warehouse/DECISIONS.md"])
def test_every_link_and_picture_is_there(document: str) -> None:
    links = re.findall(r"\]\((?!https?:)([^)#]+)", text_of(document))

    missing = [link for link in links if not ((ROOT / document).parent / link).exists()]

    assert missing == []


@pytest.mark.parametrize("readme", READMES)
def test_pictures_are_small_enough_to_load_at_once(readme: str) -> None:
    pictures = re.findall(r"!\[[^\]]+\]\(([^)]+)\)", text_of(readme))

    assert len(pictures) >= 3
    assert all((ROOT / picture).stat().st_size < 400_000 for picture in pictures)


def test_the_modules_that_the_warehouse_readme_names_are_there() -> None:
    named = re.findall(r"`([a-z_/]+(?:\.py|/))`", text_of("warehouse/README.md"))

    assert len(named) > 10
    assert [n for n in named if not (ROOT / "warehouse" / n).exists()] == []
