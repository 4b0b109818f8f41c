"""Says the fixed words of the files in the current language; other words are data.

Whoever fills in a file writes them in Chinese: the states of an event, the levels of an
alert scheme, who paid. A word not known here is shown as the file has it.
"""

from queries.present.language import said_once, say


@said_once
def status_label(status: str | None) -> str | None:
    """Name the state of an event; None = the file does not say."""
    return {
        "计划": say("计划"),
        "已办": say("已办"),
        "举办中": say("举办中"),
        "取消": say("取消"),
        "已取消": say("取消"),
    }.get(status or "", status)


@said_once
def level_name(level: str) -> str:
    """Name a level of an alert scheme, also behind the name of its scheme."""
    scheme, space, word = level.rpartition(" ")
    named = {
        "蓝色": say("蓝色"),
        "黄色": say("黄色"),
        "橙色": say("橙色"),
        "红色": say("红色"),
        "公告并报告": say("公告并报告"),
        "达到最大承载量": say("达到最大承载量"),
    }.get(word, word)
    return f"{scheme}{space}{named}"


@said_once
def payer_label(payer: str) -> str:
    """Name who paid a refund."""
    return {
        "商家": say("商家"),
        "专班垫付": say("专班垫付"),
        "平台": say("平台"),
    }.get(payer, payer)
