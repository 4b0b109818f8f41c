"""`nightledger alerts`: what needs a look, as a table or JSON, posted when new."""

import datetime as dt
import json
from dataclasses import dataclass
from pathlib import Path

import polars as pl

from ingest.message import Message
from queries.alerts.refused import AlertsError
from queries.present.alert_words import named
from queries.present.language import Language, say, speaking
from warehouse.alert_post import PostedFile, PostError, plain, post_new
from warehouse.connect import Reader, open_warehouse
from warehouse.console import Voice
from warehouse.installed_sql import raise_on_other_version
from warehouse.settings import Settings

#: Exit statuses: nothing to look at · something · the webhook failed.
NONE, SOME, NOT_POSTED = 0, 3, 1

#: What --as-of takes for the clock on the wall.
NOW = "now"


@dataclass(frozen=True)
class Found:
    """The alerts of a moment: rows of metric.alerts, up to when each part looks.

    unjudged_count: loads of places of which nobody can say whether they are too full.
    """

    alerts: pl.DataFrame
    moments: dict[str, dt.datetime | None]
    unjudged_count: int
    district_names: dict[str, str]


def tell_alerts(
    db: Path,
    settings: Settings,
    as_of: str | None = None,
    as_json: bool = False,
    webhook: str | None = None,
) -> int:
    """Print the alerts, post new ones where there is a webhook; return the status.

    webhook: its address; without one, that of the settings, which may be none.
    Raises:
        AlertsError: `as_of` is no moment.
        NoWarehouseError: there is no warehouse.
    """
    voice = Voice(settings.language)
    secret = settings.alert_webhook
    address = webhook or (secret.get_secret_value() if secret else None)
    found = find_alerts(db, as_of)
    rows = found.alerts.to_dicts()
    if as_json:
        voice.raw(as_text(found))
    else:
        print_alerts(found, voice, settings.language)
    if address:
        try:
            count = post_new(address, rows, PostedFile.beside(db))
        except PostError as failure:
            voice.warn(failure.message)
            return NOT_POSTED
        if not as_json:
            voice.say(
                Message(f"送出新的提醒 {count} 个。", f"New alerts posted: {count}.")
            )
    return SOME if rows else NONE


def find_alerts(db: Path, as_of: str | None) -> Found:
    """Ask the newest snapshot for its alerts as of a moment, by default its own."""
    reader = open_warehouse(db)
    try:
        raise_on_other_version(reader)
        asked_at = moment_of(as_of, reader)
        loads = reader.query(
            "select place_id, basis from metric.capacity_levels_now(?)"
            " group by place_id, basis having bool_and(verdict = 'not_known')",
            [asked_at],
        )
        names = reader.query("select district_id, district_name from core.dim_district")
        return Found(
            reader.query("from metric.alerts(?)", [asked_at]),
            reader.query("from metric.alert_moments(?)", [asked_at]).row(0, named=True),
            loads.height,
            dict(names.iter_rows()),
        )
    finally:
        reader.close()


def moment_of(as_of: str | None, reader: Reader) -> dt.datetime | None:
    """Return the moment asked for, in the district's own clock; None = the data's.

    "now" is the clock on the wall, moved to the zone of the newest reading.
    """
    if as_of is None:
        return None
    if as_of == NOW:
        offsets = reader.query(
            "select utc_offset_minutes from core.fct_visitor_count"
            " order by counted_from_at desc limit 1"
        )
        minutes = 0 if offsets.is_empty() else int(offsets.item())
        wall = dt.datetime.now(dt.UTC).replace(tzinfo=None)
        return wall + dt.timedelta(minutes=minutes)
    try:
        moment = dt.datetime.fromisoformat(as_of)
    except ValueError:
        moment = None
    if moment is None or moment.tzinfo is not None:
        raise AlertsError(
            Message(
                f"--as-of 要写成 2026-10-31 20:00 或 now，不是“{as_of}”。",
                f'--as-of takes 2026-10-31 20:00 or now, not "{as_of}".',
            )
        )
    return moment


def as_text(found: Found) -> str:
    """Return the alerts and up to when they look as JSON."""
    content = {
        "known": {name: plain(moment) for name, moment in found.moments.items()},
        "unjudged_load_count": found.unjudged_count,
        "alerts": [
            {name: plain(value) for name, value in row.items()}
            for row in found.alerts.iter_rows(named=True)
        ],
    }
    return json.dumps(content, ensure_ascii=False, indent=2) + "\n"


def print_alerts(found: Found, voice: Voice, language: Language) -> None:
    """Print a sentence, the table, and what cannot be judged."""
    with speaking(language):
        acting = found.alerts.filter(severity="act").height
        voice.line(
            say(
                "提醒 {count} 个，其中要办 {acting} 个。"
                "客流看到 {counts}，投诉看到 {cases}。",
                count=f"{found.alerts.height:,}",
                acting=f"{acting:,}",
                counts=said(found.moments["counts_at"]),
                cases=said(found.moments["cases_at"]),
            )
        )
        if found.unjudged_count:
            voice.line(
                say(
                    "另有 {count} 项承载率（点位的瞬时或当日）判断不了等级，"
                    "不等于没有满。",
                    count=f"{found.unjudged_count:,}",
                ),
                style="yellow",
            )
        headings = (say("轻重"), say("种类"), say("对象"), say("情况"))
        rows = named(found.alerts, found.district_names)
        cells = rows.select("severity_name", "kind_name", "subject", "matter").rows()
        times = rows.select("moment", "known_at").rows()
        voice.table(
            (*headings, say("时刻"), say("看到")),
            [
                (*row, moment or "—", said(known_at))
                for row, (moment, known_at) in zip(cells, times, strict=True)
            ],
        )


def said(moment: dt.datetime | None) -> str:
    """Write a moment to the minute; what is not known is a dash."""
    return "—" if moment is None else f"{moment:%Y-%m-%d %H:%M}"
