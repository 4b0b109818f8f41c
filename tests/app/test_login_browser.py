"""An identity provider says who someone is, and the roles file what they may see."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.app.conftest import PATIENCE, free_port, served
from tests.app.identity_provider import CLIENT_ID, Provider, provider_of

ROLES = 'user_field = "email"\n[roles]\norganiser = ["wang@example.cn"]\n'


@contextmanager
def behind(provider: Provider, db: Path, folder: Path) -> Iterator[str]:
    """Serve the app with a login at the provider; yield its address."""
    port = free_port()
    (folder / "roles.toml").write_text(ROLES, encoding="utf-8")
    secrets = folder / "secrets.toml"
    secrets.write_text(
        f"""[auth]
redirect_uri = "http://127.0.0.1:{port}/oauth2callback"
cookie_secret = "invented for this test alone"
client_id = "{CLIENT_ID}"
client_secret = "invented"
server_metadata_url = "{provider.issuer}/.well-known/openid-configuration"
""",
        encoding="utf-8",
    )
    with served(
        db,
        port,
        NIGHTLEDGER_ROLES=str(folder / "roles.toml"),
        STREAMLIT_SECRETS_FILES=str(secrets),
        NO_PROXY="127.0.0.1",
    ) as address:
        yield address


@pytest.mark.parametrize(
    ("person", "expected", "left_out"),
    [
        pytest.param(
            {"email": "wang@example.cn", "email_verified": True},
            "诚信退赔",
            "数据质量",
            id="an organiser sees the pages of organisers",
        ),
        pytest.param(
            {"email": "wang@example.cn", "email_verified": False},
            "没有认出您是谁",
            "诚信退赔",
            id="an address that nobody verified is no name",
        ),
    ],
)
def test_who_logs_in_sees_the_pages_of_their_role(
    browser: Browser,
    sample_db: Path,
    tmp_path: Path,
    person: dict[str, object],
    expected: str,
    left_out: str,
) -> None:
    with provider_of(person) as provider, behind(provider, sample_db, tmp_path) as app:
        page = browser.new_context(locale="zh-CN").new_page()
        page.set_default_timeout(PATIENCE * 1000)
        page.goto(f"{app}/refunds")
        main = page.get_by_test_id("stMain")
        expect(main).to_contain_text("没有认出您是谁")
        with page.expect_response(lambda answer: "/oauth2callback?" in answer.url):
            page.get_by_role("button", name="登录").click()
        expect(page.get_by_role("button", name="登录")).to_have_count(0)
        expect(page.locator("body")).to_contain_text(expected)
        expect(page.locator("body")).not_to_contain_text(left_out)
        page.context.close()
