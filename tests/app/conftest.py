"""The app on three warehouses: the sample, a small one with both measures, none."""

import functools
import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, expect, sync_playwright
from streamlit.testing.v1 import AppTest

from tests.app.visit import Visit
from warehouse.app_process import app_environment
from warehouse.connect import newest_snapshot
from warehouse.load import load_files

ROOT = Path(__file__).parent.parent.parent

PAGES = (
    *("overview", "districts", "night", "festivals", "refunds", "briefing"),
    *("upload", "quality", "audit", "dictionary"),
)

#: Seconds that a page may take on a busy machine.
PATIENCE = 90

OpenApp = Callable[..., AppTest]
OpenAs = Callable[..., AppTest]

#: li works at the bureau, wang organises, both also audits; nobody else is known.
ROLES = """
user_field = "name"
[roles]
staff = ["li"]
organiser = ["wang", "both"]
auditor = ["both"]
administrator = []
"""

#: Two gates in a town without any belt, and a street line that counts passages. The
#: second gate is silent on the last day; one case has no district and no merchant.
SMALL_TOWN = {
    "districts.csv": """片区编号,片区名称,上级编号,级别
town,小镇（示例）,,区
east,东街（示例）,town,片区
""",
    "places.csv": """点位编号,点位名称,片区编号
gate,东门,east
back,后门,east
line,桥头,east
""",
    "counts.csv": """点位编号,日期,人次,指标,质量
gate,2025-03-01,100,entries,ok
back,2025-03-01,50,entries,ok
line,2025-03-01,900,passages,ok
gate,2025-03-08,120,entries,ok
back,2025-03-08,,entries,outage
line,2025-03-08,800,passages,ok
""",
    "events.csv": """活动编号,活动名称,系列编号,区划代码,地点,开始时间,结束时间,状态
fair-2025,东街集市,fair,east,gate,2025-03-08 10:00,2025-03-08 21:00,已办
off-2025,停办的集市,fair,east,gate,2025-03-09 10:00,2025-03-09 21:00,取消
far-2025,别处的集市,,,nowhere,2025-03-15 10:00,2025-03-15 21:00,计划
""",
    "complaints.csv": """投诉编号,受理时间,办结时间,类别,退赔金额,满意度
c1,2025-03-08 12:00,2025-03-08 15:00,诚信退赔,30.00,满意
c2,2025-03-08 13:00,,诚信退赔,,
""",
}


@pytest.fixture(scope="session")
def small_db(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Load the small town; return the warehouse's name."""
    folder = tmp_path_factory.mktemp("small")
    for name, text in SMALL_TOWN.items():
        (folder / name).write_text(text, encoding="utf-8")
    db = folder / "nightledger.duckdb"
    load_files(db, [folder / name for name in SMALL_TOWN], keep_hours=1)
    return db


def copied(db: Path, folder: Path) -> Path:
    """Return a copy of the newest snapshot, for a reader of one's own.

    The app's tests may hold the file itself open in this process, and a second reader
    would set up what the first one has locked.
    """
    copy = folder / "copy.duckdb"
    shutil.copyfile(newest_snapshot(db), copy)
    return copy


@pytest.fixture(scope="session")
def small_copy(small_db: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small town, for a reader of one's own."""
    return copied(small_db, tmp_path_factory.mktemp("small_copy"))


@pytest.fixture(scope="session")
def sample_copy(sample_db: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample, for a reader of one's own."""
    return copied(sample_db, tmp_path_factory.mktemp("sample_copy"))


@pytest.fixture
def open_app(monkeypatch: pytest.MonkeyPatch) -> OpenApp:
    """Return open_app(db, page, language, **url): runs the app on that page."""

    def run(db: Path, page: str, language: str = "zh", **url: str) -> AppTest:
        monkeypatch.setenv("NIGHTLEDGER_DB", str(db))
        app = AppTest.from_file(ROOT / "app.py", default_timeout=PATIENCE)
        app.query_params["lang"] = language
        if page != "overview":
            app.run().switch_page(f"queries/{page}/page.py")
        for name, value in url.items():
            app.query_params[name] = value
        return app.run()

    return run


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


@contextmanager
def served(db: Path, port: int | None = None, **environment: str) -> Iterator[str]:
    """Serve the app on a warehouse as `make app` does; yield its address."""
    port = port or free_port()
    command = [sys.executable, "-m", "streamlit", "run", "app.py"]
    with subprocess.Popen(
        [*command, "--server.port", str(port)],
        cwd=ROOT,
        env={**app_environment(db), **environment},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    ) as server:
        try:
            yield wait_for(f"http://127.0.0.1:{port}")
        finally:
            server.terminate()


@pytest.fixture(scope="session")
def address(sample_db: Path) -> Iterator[str]:
    """Serve the app on the sample data; yield its address."""
    with served(sample_db) as address:
        yield address


def free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return int(listener.getsockname()[1])


def wait_for(address: str) -> str:
    """Return the address once the server answers; a server that never does fails."""
    for _ in range(PATIENCE * 4):
        try:
            with urllib.request.urlopen(f"{address}/_stcore/health", timeout=2):
                return address
        except OSError:
            time.sleep(0.25)
    raise AssertionError(f"no answer from {address}")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Start the Chromium of the machine; without one the tests fail, never skip."""
    program = os.environ.get("CHROMIUM") or shutil.which("chromium")
    program = program or shutil.which("chromium-browser")
    assert program, "no Chromium here: run `make browser`, or set CHROMIUM to its path"
    # The patience of an expectation is its own: 5 s are too few on a busy machine.
    expect.set_options(timeout=PATIENCE * 1000)
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(
            executable_path=program, args=["--no-sandbox"]
        )
        yield started
        started.close()


@pytest.fixture(scope="session")
def context_of(browser: Browser) -> Callable[[str], BrowserContext]:
    """Return context_of(locale): one each, so Streamlit's files are read in once."""

    @functools.cache
    def opened(locale: str) -> BrowserContext:
        context = browser.new_context(
            locale=locale, viewport={"width": 1440, "height": 900}
        )
        context.set_default_timeout(PATIENCE * 1000)
        return context

    return opened


@pytest.fixture
def visit(
    context_of: Callable[[str], BrowserContext], request: pytest.FixtureRequest
) -> Iterator[Visit]:
    """Open a page in the locale given by the test, zh-CN unless it says another.

    What a page has kept in the browser is gone before the next.
    """
    context = context_of(getattr(request, "param", "zh-CN"))
    page = context.new_page()
    yield Visit(page)
    page.evaluate("try { localStorage.clear() } catch {}")
    context.clear_cookies()
    context.clear_permissions()
    page.close()
