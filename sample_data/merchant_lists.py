"""Groups of the categories, and rules of the red and black lists: all invented."""

import polars as pl

from sample_data.drawn import read_drawn

INVENTED_SOURCE = "虚构示例，不是已公布的规则"

GROUPS = """
类别|归组|说明
涨价|涨价|
诚信退赔|退赔|
质量纠纷|质量|
服务态度|服务|
虚假宣传|宣传|
环境卫生|卫生|
"""

# The first black rule became stricter on 2026-01-01: the list of an earlier day is
# made by the rule of that day.
RULES = """
规则编号|规则名称|名单|归组|至少件数|至多件数|天数|须有承诺|施行|废止
black-repeat|90 天内多次退赔|黑榜||3||90|否|2024-04-01|2025-12-31
black-repeat|90 天内多次退赔|黑榜||2||90|否|2026-01-01|
black-price|一年内涨价属实|黑榜|涨价|1||365|否|2025-01-01|
red-clean|一年无属实投诉的承诺商户|红榜|||0|365|是|2025-01-01|
"""


def category_groups() -> pl.DataFrame:
    """Return one row per category of the complaints."""
    return read_drawn(GROUPS)


def list_rules() -> pl.DataFrame:
    """Return one row per rule and period."""
    return read_drawn(RULES).with_columns(pl.lit(INVENTED_SOURCE).alias("依据"))
