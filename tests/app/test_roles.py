"""Who may open what: by a file of names, and nobody by mistake."""

import ast
from pathlib import Path

import pytest

from queries.present import roles
from queries.present.roles import PAGES, RoleFile, RolesError, read_roles, roles_in
from tests.app.conftest import ROOT, OpenApp, OpenAs

QUESTIONS = sorted(path.parent.name for path in ROOT.glob("queries/*/page.py"))


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


def test_a_second_role_opens_what_the_first_does_not(open_as: OpenAs) -> None:
    app = open_as("both", "queries/refunds/page.py")

    assert app.selectbox(key="widget_category")


@pytest.mark.parametrize("readme", ["README.md", "README.zh-CN.md"])
def test_the_file_that_the_readme_shows_is_read(readme: str, tmp_path: Path) -> None:
    text = (ROOT / readme).read_text(encoding="utf-8")
    path = tmp_path / "roles.toml"
    path.write_text(text.split("```toml\n")[1].split("```")[0], encoding="utf-8")

    assert set(read_roles(path).roles) == set(PAGES)
