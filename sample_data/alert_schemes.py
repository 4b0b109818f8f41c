"""Alert schemes: levels as sources name them; the releases are invented."""

import polars as pl

from sample_data.drawn import read_drawn

SCHEMES = """
方案编号|方案名称|片区编号|施行|依据|说明
tourism-law|旅游法与承载量导则|||旅游法第45条；LB/T 034-2014|解除比例为示例
peak-hours|景区游客高峰时段应对规范|||xzjhy.com.cn 8484|解除比例为示例
local|地方方案（示例）|360203|2024-04-01|lyg.bendibao.com|分级取自外地，示例
"""

LEVELS = """
方案编号|等级|等级名称|起始比例|解除比例
tourism-law|1|公告并报告|0.80|0.75
tourism-law|2|达到最大承载量|1.00|0.95
peak-hours|1|黄色|0.80|0.75
peak-hours|2|橙色|0.90|0.85
peak-hours|3|红色|0.95|0.90
local|1|黄色|0.80|0.75
local|2|橙色|0.90|0.85
local|3|红色|1.00|0.95
"""


def alert_schemes() -> pl.DataFrame:
    """Return one row per scheme and level, with the headers of the feed."""
    levels = read_drawn(LEVELS).join(
        read_drawn(SCHEMES), on="方案编号", how="left", maintain_order="left"
    )
    # Nobody has compared these rows with the text of the rules.
    return levels.with_columns(pl.lit("否").alias("已核实"))
