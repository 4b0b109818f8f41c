"""deadline_rules 时限规则: one row = one limit, for one stage, while it is in force.

Required: 规则编号, 环节, 时限, 时限单位, 施行. A limit that changes gets a row of its
own with a later 施行. 渠道 and 暂停事由 may name several, parted by 、. 起算 says what
starts the clock (受理 when not given), 顺延 whether a limit in days that ends on a rest
day goes on to the next working day, 可延期 whether 延期至 of a case moves it, 已核实
that somebody read the source; 否 when not given.
"""

import dataframely as dy
import polars as pl

from ingest.delivery import Registers
from ingest.feed import Checked, Feed, Row, all_of, named, no_faults
from ingest.layout import Layout

STAGES = {
    "受理": "accept",
    "答复": "reply",
    "核实": "verify",
    "办结": "close",
    "终止调解": "end_mediation",
    "告知": "inform",
    "退赔": "refund",
}
STARTS = {"受理": "receipt", "立案": "acceptance", "办结": "closing"}
UNITS = {"小时": "hour", "日": "day", "天": "day", "工作日": "workday"}


class DeadlineRule(Row):
    """Columns and rules of a deadline_rules file."""

    rule_id = dy.String(nullable=False, metadata=named("规则编号"))
    rule_name = dy.String(nullable=True, metadata=named("规则名称"))
    channel = dy.String(nullable=True, metadata=named("渠道"))
    category = dy.String(nullable=True, metadata=named("类别"))
    stage = dy.String(
        nullable=False,
        check=lambda text: text.is_in(list(STAGES.values())),
        metadata=named("环节", words=STAGES),
    )
    limit_value = dy.Int64(nullable=False, min=0, metadata=named("时限"))
    limit_unit = dy.String(
        nullable=False,
        check=lambda text: text.is_in(sorted(set(UNITS.values()))),
        metadata=named("时限单位", words=UNITS),
    )
    starts_from = dy.String(
        nullable=True,
        check=lambda text: text.is_in(list(STARTS.values())),
        metadata=named("起算", words=STARTS),
    )
    is_rolled = dy.Bool(nullable=True, metadata=named("顺延"))
    is_extendable = dy.Bool(nullable=True, metadata=named("可延期"))
    pause_reasons = dy.String(nullable=True, metadata=named("暂停事由"))
    valid_from_on = dy.Date(nullable=False, metadata=named("施行"))
    valid_to_on = dy.Date(nullable=True, metadata=named("废止"))
    source_name = dy.String(nullable=True, metadata=named("依据"))
    is_verified = dy.Bool(nullable=True, metadata=named("已核实"))
    note = dy.String(nullable=True, metadata=named("说明"))

    @dy.rule()
    def is_valid_for_a_day_at_least(cls) -> pl.Expr:
        """An open end passes: the rule is in force."""
        return pl.col("valid_to_on") >= pl.col("valid_from_on")


def derive(rows: pl.DataFrame, layout: Layout, registers: Registers) -> Checked:
    """Fill in what is not said: from receipt, and nothing rolls, extends, is verified.

    Rows have the columns of DeadlineRule.
    """
    filled = rows.with_columns(
        pl.col("starts_from").fill_null("receipt"),
        pl.col("is_rolled", "is_extendable", "is_verified").fill_null(False),
    )
    return Checked(filled, no_faults())


FEED = Feed(
    name="deadline_rules",
    table="dim_deadline_rule",
    schema=DeadlineRule,
    required=all_of("rule_id", "stage", "limit_value", "limit_unit", "valid_from_on"),
    key=("rule_id", "valid_from_on"),
    table_columns={
        "rule_id": pl.String,
        "rule_name": pl.String,
        "channel": pl.String,
        "category": pl.String,
        "stage": pl.String,
        "limit_value": pl.Int32,
        "limit_unit": pl.String,
        "starts_from": pl.String,
        "is_rolled": pl.Boolean,
        "is_extendable": pl.Boolean,
        "pause_reasons": pl.String,
        "valid_from_on": pl.Date,
        "valid_to_on": pl.Date,
        "source_name": pl.String,
        "is_verified": pl.Boolean,
        "note": pl.String,
    },
    derive=derive,
    rule_reasons={
        "is_valid_for_a_day_at_least": ("valid_to_on", "ends_before_it_starts")
    },
)
