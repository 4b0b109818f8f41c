"""Says in words whether an edition drew people, from the verdict of its uplift.

The words say no more than the verdict: without an interval nothing is called chance
or not chance, and without a baseline there is no number.
"""

from typing import Any, Literal

from queries.present import formats
from queries.present.formats import Number
from queries.present.labels import measure_label
from queries.present.language import say
from queries.present.refusals import reason_words

BadgeColor = Literal["red", "orange", "green", "gray", "blue"]


def uplift_badge(verdict: str) -> tuple[str, BadgeColor, str]:
    """Return the text, colour and icon of a verdict; each alone tells them apart."""
    badges: dict[str, tuple[str, BadgeColor, str]] = {
        "above": (say("多于基线"), "green", ":material/trending_up:"),
        "below": (say("少于基线"), "red", ":material/trending_down:"),
        "not_distinguishable": (say("看不出来"), "gray", ":material/help:"),
        "no_baseline": (say("没有基线"), "orange", ":material/block:"),
    }
    return badges.get(verdict, (verdict, "gray", ":material/help:"))


def uplift_sentence(row: dict[str, Any], is_night: bool = False) -> str:
    """Say one row of festival_uplift; is_night takes its columns night_.

    A reason to be careful with a number that there is follows it as a sentence.
    """
    prefix = "night_" if is_night else ""
    reason = row[f"{prefix}reason"]
    why = None if reason is None else reason_words(reason)
    verdict = row[f"{prefix}verdict"]
    if verdict == "no_baseline":
        return say("没有可比的基线：{reason}", reason=why or formats.MISSING)
    sentence = effect_words(
        verdict,
        row[f"{prefix}uplift_ratio"],
        (row[f"{prefix}uplift_low_ratio"], row[f"{prefix}uplift_high_ratio"]),
        row[f"{prefix}detectable_ratio"],
        base_words(row),
    )
    return sentence if why is None else joined(sentence, why)


def effect_words(
    verdict: str,
    ratio: Number | None,
    interval: tuple[Number | None, Number | None],
    detectable_ratio: Number | None,
    base: str,
) -> str:
    """Say a ratio and its interval, 0–1, against the base named in words."""
    low, high = interval
    if ratio is None or low is None or high is None:
        return say(
            "与{base}比 {change}；算不出上下限，说不出是不是偶然。",
            base=base,
            change=formats.change(ratio),
        )
    if verdict == "above":
        return say(
            "比{base}多 {change}，至少多 {least}：不是偶然。",
            base=base,
            change=formats.share(ratio),
            least=formats.share(low),
        )
    if verdict == "below":
        return say(
            "比{base}少 {change}，至少少 {least}：不是偶然。",
            base=base,
            change=formats.share(-ratio),
            least=formats.share(-high),
        )
    values = {
        "base": base,
        "change": formats.change(ratio),
        "interval": interval_words(low, high),
    }
    if detectable_ratio is None:
        return say("与{base}的波动分不开（{change}，区间 {interval}）。", **values)
    return say(
        "与{base}的波动分不开（{change}，区间 {interval}）；"
        "要超过 {detectable} 才看得出。",
        **values,
        detectable=formats.change(detectable_ratio),
    )


def night_sentence(row: dict[str, Any]) -> str:
    """Say the nights of a row of festival_uplift in one line."""
    day, night = (
        (row[f"{prefix}verdict"], row[f"{prefix}reason"]) for prefix in ("", "night_")
    )
    if day == night and night[0] == "no_baseline":
        return say("夜间：同样没有可比的基线。")
    return say("夜间：{sentence}", sentence=uplift_sentence(row, is_night=True))


def base_words(row: dict[str, Any]) -> str:
    """Name what an edition is compared with: ordinary days, holidays, or both."""
    holidays = row["holiday_day_count"] or 0
    if not holidays:
        return say("平日")
    if holidays < row["day_count"]:
        return say("平日与往年同一假期")
    return say("往年同一假期")


def interval_words(low: Number | None, high: Number | None) -> str:
    """Write an interval: −6%…+15%; — when there is none."""
    if low is None or high is None:
        return formats.MISSING
    return f"{formats.change(low)}…{formats.change(high)}"


def measured_sentence(row: dict[str, Any], is_one_of_many: bool) -> str:
    """Say a row; where an edition has several measures, with the measure before."""
    sentence = uplift_sentence(row)
    if not is_one_of_many or row["measure"] is None:
        return sentence
    return say(
        "{measure}：{sentence}",
        measure=measure_label(row["measure"]),
        sentence=sentence,
    )


def joined(sentence: str, more: str) -> str:
    """Put a sentence after another."""
    return say("{sentence}{more}", sentence=sentence, more=more)
