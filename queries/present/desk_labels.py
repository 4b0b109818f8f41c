"""Names what the complaints desk works with: stages, states, lists."""

from queries.present.language import said_once, say


@said_once
def stage_label(stage: str | None) -> str:
    """Name the stage that a limit is for; None = no rule applies."""
    return {
        "accept": say("受理"),
        "reply": say("被投诉人答复"),
        "verify": say("核实"),
        "close": say("办结"),
        "end_mediation": say("终止调解"),
        "refund": say("退赔"),
        "inform": say("告知"),
        None: say("没有适用的规则"),
    }.get(stage, str(stage))


@said_once
def state_label(state: str) -> str:
    """Name where a limit stands."""
    return {
        "overdue": say("逾期未完成"),
        "due_soon": say("两天内到期"),
        "open": say("未到期"),
        "paused": say("暂停"),
        "not_known": say("不知道"),
        "done_on_time": say("按期完成"),
        "done_late": say("逾期完成"),
    }.get(state, state)


def rule_check_label(is_verified: bool | None) -> str:
    """Say whether the text of a rule was compared with its source."""
    return {True: say("已核实"), False: say("未核实"), None: "—"}[is_verified]


def list_label(list_type: str) -> str:
    """Name a list."""
    return {"red": say("红榜"), "black": say("黑榜")}.get(list_type, list_type)


@said_once
def listing_label(verdict: str) -> str:
    """Name the verdict of a list on a merchant."""
    return {
        "listed": say("上榜"),
        "not_listed": say("不上榜"),
        "not_known": say("不知道"),
    }.get(verdict, verdict)


@said_once
def days_left_label(group: str) -> str:
    """Name a group of metric.open_cases_by_days_left."""
    return {
        "overdue_over_30": say("逾期 30 天以上"),
        "overdue_in_30": say("逾期 7–30 天"),
        "overdue_in_7": say("逾期 7 天以内"),
        "due_in_2": say("两天内到期"),
        "due_in_7": say("2–7 天到期"),
        "due_in_30": say("7–30 天到期"),
        "due_later": say("30 天以后到期"),
        "paused": say("暂停"),
        "not_known": say("不知道"),
    }.get(group, group)


def entry_label(entry_type: str) -> str:
    """Name what a registered complaint is within its case."""
    return {
        "case": say("案件"),
        "urging": say("催办"),
        "repeat": say("重复"),
        "transfer": say("转派"),
        "linked": say("关联"),
    }.get(entry_type, entry_type)
