"""Who may open what, and what those see who may not see small counts."""

import ast
import io
from collections.abc import Callable
from pathlib import Path

import fastexcel
import pytest
from streamlit.testing.v1 import AppTest

from queries.present import roles
from queries.present.roles import PAGES, RoleFile, RolesError, read_roles, roles_in
from tests.app.conftest import PATIENCE, ROOT, OpenApp

ROLES = """
user_field = "name"
[roles]
staff = ["li"]
organiser = ["wang", "both"]
auditor = ["both"]
administrator = []
"""

QUESTIONS = sorted(path.parent.name for path in ROOT.glob("queries/*/page.py"))

OpenAs = Callable[..., AppTest]


@pytest.fixture
def roles_path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = tmp_path / "roles.toml"
    path.write_text(ROLES, encoding="utf-8")
    monkeypatch.setenv("NIGHTLEDGER_ROLES", str(path))
    return path


@pytest.fixture
def open_as(
    roles_path: Path, sample_db: Path, monkeypatch: pytest.MonkeyPatch
) -> OpenAs:
    """Return open_as(name, script, **url): runs a script as the proxy's user."""
    monkeypatch.setenv("NIGHTLEDGER_DB", str(sample_db))

    def run(name: str | None, script: str = "app.py", **url: str) -> AppTest:
        app = AppTest.from_file(ROOT / script, default_timeout=PATIENCE)
        app.user = {} if name is None else {"name": name}
        for key, value in url.items():
            app.query_params[key] = value
        return app.run()

    return run


def words(app: AppTest) -> str:
    """Return all texts and all table cells of a page."""
    parts = [*app.title, *app.markdown, *app.caption, *app.info, *app.warning]
    parts += [*app.metric, *app.error]
    tables = [table.value.to_string() for table in app.dataframe]
    return "\n".join([*(str(part.value) for part in parts), *tables])


def roles_by(**identity: object) -> frozenset[roles.Role]:
    file = RoleFile.model_validate(
        {"user_field": "email", "roles": {"staff": ["a@b.cn"], "auditor": ["a@b.cn"]}}
    )
    return roles_in(file, identity)


def test_a_name_may_have_several_roles() -> None:
    assert roles_by(email="a@b.cn") == {"staff", "auditor"}


@pytest.mark.parametrize(
    "identity",
    [
        {},
        {"email": None},
        {"email": ""},
        {"email": "A@b.cn"},
        {"name": "a@b.cn"},
        {"email": "a@b.cn", "is_logged_in": False},
        {"email": "a@b.cn", "email_verified": False},
        {"email": ["a@b.cn"]},
    ],
)
def test_anything_but_the_very_name_has_no_role(identity: dict[str, object]) -> None:
    assert roles_by(**identity) == frozenset()


@pytest.mark.parametrize(
    "text",
    [
        "no toml",
        "",
        '[roles]\nmayor = ["li"]',
        '[roles]\nstaff = "li"',
        'field = "name"\n[roles]\nstaff = ["li"]',
    ],
)
def test_a_roles_file_with_a_mistake_is_refused(tmp_path: Path, text: str) -> None:
    path = tmp_path / "roles.toml"
    path.write_text(text, encoding="utf-8")

    with pytest.raises(RolesError):
        read_roles(path)


def test_a_changed_roles_file_holds_at_once(roles_path: Path) -> None:
    assert roles_in(read_roles(roles_path), {"name": "li"}) == {"staff"}

    roles_path.write_text('[roles]\nauditor = ["li"]', encoding="utf-8")

    assert roles_in(read_roles(roles_path), {"name": "li"}) == {"auditor"}


def test_every_page_asks_who_is_looking_before_it_shows_anything() -> None:
    for question in QUESTIONS:
        path = ROOT / "queries" / question / "page.py"
        body = ast.parse(path.read_text(encoding="utf-8")).body
        calls = [
            ast.unparse(node)
            for node in body
            if not isinstance(
                node,
                ast.Import
                | ast.ImportFrom
                | ast.FunctionDef
                | ast.ClassDef
                | ast.Assign
                | ast.AnnAssign,
            )
        ]
        # the first is the docstring
        assert calls[1] == f"admit('{question}')", question


def test_every_page_is_open_to_some_role_and_the_first_page_to_all() -> None:
    for question in QUESTIONS:
        assert question in PAGES["administrator"]
    assert all("overview" in pages for pages in PAGES.values())
    assert not PAGES["organiser"] & {"upload", "quality", "audit", "sql", "briefing"}


def test_on_a_desk_without_roles_everyone_sees_all(
    open_app: OpenApp, sample_db: Path
) -> None:
    app = open_app(sample_db, "refunds")

    assert not app.exception
    assert app.selectbox(key="widget_category")


@pytest.mark.parametrize("name", [None, "", "stranger", "Wang"])
def test_a_stranger_sees_a_sentence_and_no_number(
    open_as: OpenAs, name: str | None
) -> None:
    app = open_as(name)

    assert "没有认出您是谁" in app.warning[0].value
    assert not app.metric and not app.dataframe and not app.title


def test_an_unreadable_roles_file_closes_the_door(
    open_as: OpenAs, roles_path: Path
) -> None:
    roles_path.unlink()

    app = open_as("li")

    assert "读不了权限表" in app.error[0].value
    assert not app.metric and not app.dataframe


@pytest.mark.parametrize("question", QUESTIONS)
@pytest.mark.parametrize("name", ["wang", "stranger", None])
def test_a_page_opened_by_itself_asks_again(
    open_as: OpenAs, question: str, name: str | None
) -> None:
    app = open_as(name, f"queries/{question}/page.py")

    assert not app.exception
    is_open = name == "wang" and question in PAGES["organiser"]
    is_closed = any(
        "您的角色不能打开" in each.value or "没有认出" in each.value
        for each in app.warning
    )
    assert is_closed is not is_open
    assert is_open or not (app.metric or app.dataframe or app.code)


def test_an_organiser_sees_a_year_with_small_counts_hidden(open_as: OpenAs) -> None:
    app = open_as("wang", "queries/refunds/page.py", year="2024")
    tables = [table.value["complaint_count"] for table in app.dataframe]

    assert not app.exception
    assert len(tables) == 4
    total = int(app.metric[0].value.replace(",", ""))
    for column in tables:
        shown = column.dropna()
        assert not ((shown > 0) & (shown < 5)).any()
        assert column.isna().sum() != 1
        assert shown.sum() == total or column.isna().sum() >= 2


def test_some_small_count_of_the_sample_is_hidden(open_as: OpenAs) -> None:
    # Without one the test above would look at nothing.
    app = open_as("wang", "queries/refunds/page.py", year="2024")

    assert any(table.value["complaint_count"].isna().any() for table in app.dataframe)


def test_an_organiser_cannot_ask_for_a_part_of_a_year(open_as: OpenAs) -> None:
    whole = open_as("wang", "queries/refunds/page.py", year="2024")
    asked = {"district": "taoyangli", "category": "诚信退赔", "to": "2024-02-01"}
    part = open_as("wang", "queries/refunds/page.py", year="2024", **asked)

    assert words(part) == words(whole)
    assert [box.key for box in part.selectbox] == ["widget_year"]


def test_the_download_of_an_organiser_holds_what_the_page_shows(
    open_as: OpenAs, monkeypatch: pytest.MonkeyPatch
) -> None:
    books: list[bytes] = []
    monkeypatch.setattr(
        "streamlit.download_button",
        lambda *_, data, **__: books.append(data()),
    )
    app = open_as("wang", "queries/refunds/page.py", year="2024")

    for book, table in zip(books, app.dataframe, strict=True):
        sheet = fastexcel.read_excel(io.BytesIO(book).getvalue()).load_sheet(0)
        written = sheet.to_polars()["complaint_count"].to_list()
        shown = [None if n != n else n for n in table.value["complaint_count"]]
        assert written == shown


def test_an_organiser_sees_no_complaint_on_the_overview(open_as: OpenAs) -> None:
    organiser, staff = open_as("wang"), open_as("li")

    assert "退赔金额（元）" in {metric.label for metric in staff.metric}
    labels = {metric.label for metric in organiser.metric}
    assert "全年人次" in labels
    assert not labels & {"退赔投诉（件）", "退赔金额（元）", "满意率"}
    assert not [button for button in organiser.button if "退赔" in button.label]


def test_a_second_role_opens_what_the_first_does_not(open_as: OpenAs) -> None:
    app = open_as("both", "queries/refunds/page.py")

    assert app.selectbox(key="widget_category")


def test_a_year_with_too_few_cases_shows_nothing(
    open_as: OpenAs, small_db: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NIGHTLEDGER_DB", str(small_db))

    app = open_as("wang", "queries/refunds/page.py")

    assert "件数太少" in app.info[0].value
    assert not app.metric and not app.dataframe
