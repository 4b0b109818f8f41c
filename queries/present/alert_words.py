"""Alerts in words: kind, severity, what it is about, what is the matter."""

from typing import Any

import polars as pl

from queries.present import formats
from queries.present.alert_moments import when_words
from queries.present.labels import (
    basis_label,
    district_label,
    feed_label,
    measure_label,
    rule_label,
)
from queries.present.language import said_once, say
from queries.present.refusals import reason_words
from queries.present.time_left import duration_words, left_words
from queries.present.vocabulary import level_name

#: Kind of alert → the macro that finds it, in the order they are shown.
KINDS = {
    "capacity_reached": "alerts_of_capacity",
    "deadline_near": "alerts_of_deadlines",
    "feed_late": "alerts_of_feeds",
    "counter_faulty": "alerts_of_counters",
    "merchant_repeated": "alerts_of_merchants",
}


@said_once
def kind_label(kind: str) -> str:
    """Name a kind of alert."""
    return {
        "capacity_reached": say("承载预警"),
        "deadline_near": say("时限"),
        "feed_late": say("报送与日历"),
        "counter_faulty": say("计数器异常"),
        "merchant_repeated": say("商户多次被投诉"),
    }.get(kind, kind)


@said_once
def severity_label(severity: str) -> str:
    """Name how much an alert asks for."""
    return {"act": say("要办"), "watch": say("留意")}.get(severity, severity)


def subject_words(alert: dict[str, Any], district_names: dict[str, str]) -> str:
    """Say what an alert is about: a row of metric.alerts, district_id → name."""
    if alert["subject_type"] == "feed":
        return feed_label(alert["subject_id"])
    if alert["subject_type"] == "district":
        return district_label(alert["subject_id"], district_names)
    if alert["subject_type"] == "case":
        merchant = alert["subject_name"] or say("商户不详")
        return say("{case} · {name}", case=alert["subject_id"], name=merchant)
    return str(alert["subject_name"] or alert["subject_id"])


def matter_words(alert: dict[str, Any]) -> str:
    """Say what is the matter in a short sentence, with its number and its bound."""
    words = {
        "capacity_reached": capacity_words,
        "deadline_near": deadline_words,
        "feed_late": feed_words,
        "counter_faulty": counter_words,
        "merchant_repeated": merchant_words,
    }[alert["alert_kind"]](alert)
    if alert["is_basis_verified"] is False:
        return words + say("，规则未核实")
    return words


def capacity_words(alert: dict[str, Any]) -> str:
    """Say the load and the level that it has reached."""
    return say(
        "{basis}承载率 {load}，到“{level}”（{bound} 起）",
        basis=basis_label(alert["basis_id"].rsplit(":", 1)[-1]),
        load=formats.share(alert["measured_value"]),
        level=level_name(str(alert["basis_name"])),
        bound=formats.share(alert["threshold_value"]),
    )


def deadline_words(alert: dict[str, Any]) -> str:
    """Say by how much a limit has passed, or how much of it is left."""
    # what ends at this very moment is overdue: the reason says so, not the sign
    hours = abs(alert["measured_value"])
    return say(
        "{rule}：{time}",
        rule=alert["basis_name"] or alert["basis_id"],
        time=left_words(-hours if alert["reason"] == "overdue" else hours),
    )


def feed_words(alert: dict[str, Any]) -> str:
    """Say how much of a feed is missing, or what is left of it."""
    days = formats.whole(int(alert["measured_value"]))
    return {
        "not_arrived": say("客流缺 {days} 天", days=days),
        "no_new_cases": say("{days} 天没有新的记录；也可能只是没有投诉", days=days),
        "calendar_ends": say("只剩 {days} 天；到期日在它之后的时限算不出", days=days),
    }[alert["reason"]]


def counter_words(alert: dict[str, Any]) -> str:
    """Say what is wrong with a counter, or with the people present at a place."""
    reason, value = alert["reason"], alert["measured_value"]
    if reason == "stale":
        return say("在场人数停了 {time}", time=duration_words(value))
    if value is None:
        return say("在场人数：{why}", why=reason_words(reason).rstrip("。."))
    values = {
        "counter": alert["basis_id"],
        "measure": measure_label(alert["alert_id"].split(":")[-2]),
        "days": formats.whole(value),
    }
    if reason in ("silent", "outage"):
        why = reason_words(reason).rstrip("。.")
        return say("计数器 {counter}（{measure}）{days} 天：{why}", **values, why=why)
    why = rule_label(reason)
    return say(
        "计数器 {counter}（{measure}）7 天里 {days} 天：{why}", **values, why=why
    )


def merchant_words(alert: dict[str, Any]) -> str:
    """Say how many cases a merchant has, and by which rule that is many."""
    values = {
        "count": formats.whole(alert["measured_value"]),
        "bound": formats.whole(alert["threshold_value"]),
    }
    if alert["reason"] == "listed":
        rule = alert["basis_name"] or alert["basis_id"]
        return say(
            "在黑榜：{rule}，属实 {count} 件（{bound} 件上榜）", rule=rule, **values
        )
    return say("90 天内 {count} 件投诉（{bound} 件起）", **values)


def named(alerts: pl.DataFrame, district_names: dict[str, str]) -> pl.DataFrame:
    """Return alerts with severity_name, kind_name, subject, matter, moment in words.

    alerts: rows of metric.alerts. The words are made here and not by Polars, whose
    threads know no language.
    """
    rows = list(alerts.iter_rows(named=True))
    words: dict[str, list[str | None]] = {
        "severity_name": [severity_label(row["severity"]) for row in rows],
        "kind_name": [kind_label(row["alert_kind"]) for row in rows],
        "subject": [subject_words(row, district_names) for row in rows],
        "matter": [matter_words(row) for row in rows],
        "moment": [when_words(row) for row in rows],
    }
    return alerts.with_columns(
        [pl.Series(name, values, dtype=pl.String) for name, values in words.items()]
    )
