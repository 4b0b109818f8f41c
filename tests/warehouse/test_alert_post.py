"""What leaves the machine: each alert once, without names, to the address alone."""

import datetime as dt
import json
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import Any

import pytest

from warehouse import alert_post
from warehouse.alert_post import POSTED, Alert, PostedFile, PostError, post_new


class Hook:
    """A webhook on this machine: what it was sent, and what it answers."""

    def __init__(self) -> None:
        self.received: list[dict[str, Any]] = []
        self.paths: list[str] = []
        self.status = 200
        self.location = ""
        self.seconds = 0.0
        hook = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                length = int(self.headers["Content-Length"])
                body = self.rfile.read(length)
                hook.paths.append(self.path)
                time.sleep(hook.seconds)
                if hook.status == 200:
                    hook.received.append(json.loads(body))
                self.send_response(hook.status)
                if hook.location:
                    self.send_header("Location", hook.location)
                self.end_headers()

            def do_GET(self) -> None:
                hook.paths.append(f"GET {self.path}")
                self.send_response(200)
                self.end_headers()

            def log_message(self, format: str, *args: object) -> None:  # noqa: A002
                """Say nothing."""

        self.server = HTTPServer(("127.0.0.1", 0), Handler)
        self.address = f"http://127.0.0.1:{self.server.server_port}/hook"

    def ids(self) -> list[list[str]]:
        """Return the alert ids of each request."""
        return [[one["alert_id"] for one in body["alerts"]] for body in self.received]


@pytest.fixture
def hook(monkeypatch: pytest.MonkeyPatch) -> Iterator[Hook]:
    monkeypatch.setenv("no_proxy", "*")
    started = Hook()
    thread = threading.Thread(target=started.server.serve_forever, daemon=True)
    thread.start()
    yield started
    started.server.shutdown()
    started.server.server_close()
    thread.join()


@pytest.fixture
def posted(tmp_path: Path) -> PostedFile:
    return PostedFile.beside(tmp_path / "nightledger.duckdb")


def alert(alert_id: str) -> Alert:
    """A row of metric.alerts about a merchant with a name."""
    row: Alert = dict.fromkeys(POSTED)
    return row | {
        "alert_id": alert_id,
        "subject_id": "M0001",
        "subject_name": "张三客栈",
        "basis_name": "规则",
        "since_at": dt.datetime.fromisoformat("2026-10-31 20:00"),
        "measured_value": 1.5,
    }


def test_each_alert_is_posted_once_and_again_when_it_comes_back(
    hook: Hook, posted: PostedFile
) -> None:
    steps = [["a"], ["a"], ["a", "b"], ["b"], [], ["a", "b"]]

    counts = [
        post_new(hook.address, [alert(one) for one in active], posted)
        for active in steps
    ]

    assert counts == [1, 0, 1, 0, 0, 2]
    assert hook.ids() == [["a"], ["b"], ["a", "b"]]


def test_two_runs_at_once_post_an_alert_once(hook: Hook, posted: PostedFile) -> None:
    hook.seconds = 0.3

    with ThreadPoolExecutor(2) as runs:
        begun = [
            runs.submit(post_new, hook.address, [alert("a")], PostedFile(posted.path))
            for _ in range(2)
        ]

    assert sorted(run.result() for run in begun) == [0, 1]
    assert hook.ids() == [["a"]]


def test_what_is_posted_holds_no_name(hook: Hook, posted: PostedFile) -> None:
    post_new(hook.address, [alert("a")], posted)

    (body,) = hook.received
    assert {key: body[key] for key in body if key != "alerts"} == {
        "source": "nightledger",
        "new_alert_count": 1,
        "active_alert_count": 1,
    }
    (one,) = body["alerts"]
    assert tuple(one) == POSTED
    assert one["since_at"] == "2026-10-31T20:00:00"
    assert not {"subject_name", "basis_name"} & set(POSTED)
    assert "张三" not in json.dumps(body, ensure_ascii=False)


@pytest.mark.parametrize("status", [400, 404, 500])
def test_a_refused_post_is_tried_again(
    hook: Hook, posted: PostedFile, status: int
) -> None:
    hook.status = status
    with pytest.raises(PostError) as failure:
        post_new(hook.address, [alert("a")], posted)
    hook.status = 200

    assert f"对方回答 {status}" in failure.value.message.zh
    assert post_new(hook.address, [alert("a")], posted) == 1


def test_a_post_is_never_led_elsewhere(hook: Hook, posted: PostedFile) -> None:
    hook.status, hook.location = 302, "/elsewhere"

    with pytest.raises(PostError, match="302"):
        post_new(hook.address, [alert("a")], posted)
    assert hook.paths == ["/hook"]


@pytest.mark.parametrize(
    "address",
    [
        "http://127.0.0.1:9/t0ken?access_token=s3cret",
        "http://user:s3cret@127.0.0.1:9/t0ken",
        "file:///t0ken/s3cret",
        "http://127.0.0.1:t0ken/s3cret",
        "http://[t0ken/s3cret",
        "t0ken s3cret",
    ],
)
def test_a_failure_names_the_host_alone(
    posted: PostedFile, address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("no_proxy", "*")
    with pytest.raises(PostError) as failure:
        post_new(address, [alert("a")], posted)

    said = failure.value.message.zh + failure.value.message.en
    assert "t0ken" not in said
    assert "s3cret" not in said
    assert posted.read() == set()


def test_a_webhook_that_does_not_answer_is_given_up(
    hook: Hook, posted: PostedFile, monkeypatch: pytest.MonkeyPatch
) -> None:
    # nobody serves this socket: it accepts and stays silent
    hook.server.shutdown()
    monkeypatch.setattr(alert_post, "TIMEOUT_SECONDS", 0.2)

    with pytest.raises(PostError, match="TimeoutError"):
        post_new(hook.address, [alert("a")], posted)


@pytest.mark.parametrize("content", ["", "{", "[]", '{"posted_alert_ids": 7}', "\x00"])
def test_a_damaged_file_means_that_nothing_was_posted(
    hook: Hook, posted: PostedFile, content: str
) -> None:
    posted.path.write_text(content, encoding="utf-8")

    assert post_new(hook.address, [alert("a")], posted) == 1
    assert posted.read() == {"a"}
    left = {path.name for path in posted.path.parent.iterdir()}
    assert left == {posted.path.name, posted.path.with_suffix(".lock").name}
