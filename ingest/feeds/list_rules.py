"""list_rules 红黑榜规则: one row = one published rule, while it is in force.

Required: 规则编号, 名单, 天数, 施行. A merchant is on the list when its upheld cases of
the last 天数 days reach 至少件数, or do not exceed 至多件数; a rule has one of the two.
A blank 归组 takes every category. A rule that changes gets a row of its own with a
later 施行. 须有承诺 says that only merchants with a pledge in force qualify; blank is
否.
"""

import dataframely as dy
import polars as pl

from ingest.delivery import Registers
from ingest.feed import Checked, Feed, Row, all_of, named, no_faults
from ingest.feeds.category_groups import GROUPS
from ingest.layout import Layout

LISTS = {"红榜": "red", "黑榜": "black", "红": "red", "黑": "black"}


class ListRule(Row):
    """Columns and rules of a list_rules file."""

    rule_id = dy.String(nullable=False, metadata=named("规则编号"))
    rule_name = dy.String(nullable=True, metadata=named("规则名称"))
    list_type = dy.String(
        nullable=False,
        check=lambda text: text.is_in(["red", "black"]),
        metadata=named("名单", words=LISTS),
    )
    category_group_id = dy.String(
        nullable=True,
        check=lambda text: text.is_in(list(GROUPS.values())),
        metadata=named("归组", words=GROUPS),
    )
    at_least_count = dy.Int64(nullable=True, min=1, metadata=named("至少件数"))
    at_most_count = dy.Int64(nullable=True, min=0, metadata=named("至多件数"))
    within_day_count = dy.Int64(nullable=False, min=1, metadata=named("天数"))
    is_pledge_required = dy.Bool(nullable=True, metadata=named("须有承诺"))
    valid_from_on = dy.Date(nullable=False, metadata=named("施行"))
    valid_to_on = dy.Date(nullable=True, metadata=named("废止"))
    source_name = dy.String(nullable=True, metadata=named("依据"))
    note = dy.String(nullable=True, metadata=named("说明"))

    @dy.rule()
    def has_one_bound(cls) -> pl.Expr:
        """Without a bound every merchant would be listed; two would be two rules."""
        return pl.col("at_least_count").is_null() != pl.col("at_most_count").is_null()

    @dy.rule()
    def is_valid_for_a_day_at_least(cls) -> pl.Expr:
        """An open end passes: the rule is in force."""
        return pl.col("valid_to_on") >= pl.col("valid_from_on")


def derive(rows: pl.DataFrame, layout: Layout, registers: Registers) -> Checked:
    """A pledge that nobody asks for is not required."""
    return Checked(
        rows.with_columns(pl.col("is_pledge_required").fill_null(False)), no_faults()
    )


FEED = Feed(
    name="list_rules",
    table="dim_list_rule",
    schema=ListRule,
    required=all_of("rule_id", "list_type", "within_day_count", "valid_from_on"),
    key=("rule_id", "valid_from_on"),
    table_columns={
        "rule_id": pl.String,
        "rule_name": pl.String,
        "list_type": pl.String,
        "category_group_id": pl.String,
        "at_least_count": pl.Int32,
        "at_most_count": pl.Int32,
        "within_day_count": pl.Int32,
        "is_pledge_required": pl.Boolean,
        "valid_from_on": pl.Date,
        "valid_to_on": pl.Date,
        "source_name": pl.String,
        "note": pl.String,
    },
    derive=derive,
    rule_reasons={
        "has_one_bound": ("at_least_count", "not_one_bound"),
        "is_valid_for_a_day_at_least": ("valid_to_on", "ends_before_it_starts"),
    },
)
