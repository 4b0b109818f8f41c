"""Names holidays in the current language: Chinese names are those of the calendar."""

from queries.present.language import say

#: What stands between the names of two holidays that touch.
BETWEEN = "、"


def holiday_label(name: str) -> str:
    """Name a holiday or several that touch; a name not known here stays as it is."""
    return say("、").join(one_label(part) for part in name.split(BETWEEN))


def one_label(name: str) -> str:
    """Name one holiday, with or without 节 at its end."""
    return {
        "元旦": say("元旦"),
        "春": say("春节"),
        "清明": say("清明节"),
        "劳动": say("劳动节"),
        "端午": say("端午节"),
        "中秋": say("中秋节"),
        "国庆": say("国庆节"),
        "元宵": say("元宵节"),
        "重阳": say("重阳节"),
        "除夕": say("除夕"),
    }.get(name.removesuffix("节"), name)
