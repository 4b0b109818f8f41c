"""Posts alerts to a webhook, each one once, and only when one is configured.

What leaves the machine is ids, codes, times and numbers: no name and no free text. An
address may hold a secret in any part, so messages name its host and nothing else.
"""

import datetime as dt
import fcntl
import json
import os
import tempfile
import urllib.error
import urllib.request
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPException, HTTPMessage
from pathlib import Path
from typing import IO, Any
from urllib.parse import urlsplit

from ingest.message import Message

#: Seconds that a webhook may take; the next run tries again.
TIMEOUT_SECONDS = 10

#: The columns of metric.alerts that are posted; names of any kind stay here.
POSTED = (
    *("alert_id", "alert_kind", "severity", "subject_type", "subject_id"),
    *("district_id", "since_at", "known_at", "measured_value", "threshold_value"),
    *("value_unit", "basis_id", "is_basis_verified", "reason"),
)

Alert = dict[str, Any]


class PostError(Exception):
    """The webhook did not take the alerts; `message` names its host alone."""

    def __init__(self, address: str, why: Message) -> None:
        host = host_of(address)
        self.message = Message(
            f"提醒没有送到 {host}：{why.zh}。\n  上面列的提醒照样有效，下次再送。",
            f"The alerts did not reach {host}: {why.en}.\n"
            "  What is listed above holds; the next run posts it again.",
        )
        super().__init__(self.message.en)


class WithoutRedirects(urllib.request.HTTPRedirectHandler):
    """Refuses to be sent elsewhere: alerts go to the address that was configured."""

    def redirect_request(
        self,
        req: urllib.request.Request,
        fp: IO[bytes],
        code: int,
        msg: str,
        headers: HTTPMessage,
        newurl: str,
    ) -> None:
        """Follow nothing; the answer then counts as the failure that it is."""


@dataclass(frozen=True)
class PostedFile:
    """Remembers beside the warehouse what was posted: `<warehouse>.alerts.json`."""

    path: Path

    @classmethod
    def beside(cls, db: Path) -> "PostedFile":
        """The file of the warehouse with this stable name."""
        return cls(db.with_name(f"{db.stem}.alerts.json"))

    @contextmanager
    def alone(self) -> Iterator[None]:
        """Let one run at a time read, post and write: two at once would both post.

        The other one waits, TIMEOUT_SECONDS at the most.
        """
        with self.path.with_suffix(".lock").open("w") as handle:
            fcntl.flock(handle, fcntl.LOCK_EX)
            yield

    def read(self) -> set[str]:
        """Return the ids that were posted and have not ended since.

        A file that is missing or damaged means none: an alert that comes twice does
        less harm than one that never comes.
        """
        try:
            ids = json.loads(self.path.read_text(encoding="utf-8"))["posted_alert_ids"]
        except (OSError, ValueError, KeyError, TypeError):
            return set()
        return {str(one) for one in ids} if isinstance(ids, list) else set()

    def write(self, ids: set[str]) -> None:
        """Replace the file in one step, so that a crash leaves the old or the new."""
        text = json.dumps({"posted_alert_ids": sorted(ids)}, ensure_ascii=False)
        with tempfile.NamedTemporaryFile(
            "w", encoding="utf-8", dir=self.path.parent, suffix=".tmp", delete=False
        ) as file:
            file.write(text + "\n")
            file.flush()
            os.fsync(file.fileno())
        Path(file.name).replace(self.path)


def post_new(address: str, alerts: Sequence[Alert], posted: PostedFile) -> int:
    """Post the alerts that were not posted yet, in one request; return how many.

    An alert that has ended is forgotten, so that it is posted again when it comes back.
    Nothing new, nothing is sent.

    Raises:
        PostError: the webhook did not take them; they count as not posted.
    """
    active = {str(alert["alert_id"]) for alert in alerts}
    with posted.alone():
        before = posted.read()
        known = before & active
        new = [alert for alert in alerts if alert["alert_id"] not in known]
        if known != before:
            posted.write(known)
        if new:
            post(address, payload(new, len(active)))
            posted.write(active)
    return len(new)


def payload(new: Sequence[Alert], active_count: int) -> bytes:
    """Return the JSON that is posted."""
    content = {
        "source": "nightledger",
        "new_alert_count": len(new),
        "active_alert_count": active_count,
        "alerts": [{name: plain(one[name]) for name in POSTED} for one in new],
    }
    return json.dumps(content, ensure_ascii=False).encode()


def plain(value: object) -> object:
    """Return a value as JSON has it: times as ISO text in the district's own clock."""
    return value.isoformat() if isinstance(value, dt.date) else value


def post(address: str, content: bytes) -> None:
    """Send one POST request.

    Raises:
        PostError: no http address, no connection, or an answer other than 2xx.
    """
    if not address.lower().startswith(("http://", "https://")):
        why = Message("地址要以 http:// 或 https:// 开头", "it is no http(s) address")
        raise PostError(address, why)
    try:
        request = urllib.request.Request(
            address, content, {"Content-Type": "application/json; charset=utf-8"}
        )
        opener = urllib.request.build_opener(WithoutRedirects)
        with opener.open(request, timeout=TIMEOUT_SECONDS):
            return
    except urllib.error.HTTPError as refused:
        refused.close()
        why = Message(f"对方回答 {refused.code}", f"it answered {refused.code}")
    except (OSError, HTTPException, ValueError) as failure:
        # the text of a failure may repeat the address
        kind = type(failure).__name__
        why = Message(f"连不上（{kind}）", f"no connection ({kind})")
    raise PostError(address, why)


def host_of(address: str) -> str:
    """Return the host of an address: its path and query may be secret."""
    try:
        return urlsplit(address).hostname or "webhook"
    except ValueError:
        return "webhook"
