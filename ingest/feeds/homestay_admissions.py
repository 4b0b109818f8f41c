"""homestay_admissions 民宿联审: one row = one department's decision on an application.

Required: 申请编号, 部门. A department that has not decided yet leaves 意见 and 决定日期
empty; a decision needs its day, which is not before 申请日期, the same in every row of
the application.
"""

import dataframely as dy
import polars as pl

from ingest.feed import Feed, Row, all_of, as_they_are, named


class HomestayAdmission(Row):
    """Columns and rules of a homestay_admissions file."""

    application_id = dy.String(nullable=False, metadata=named("申请编号"))
    department = dy.String(nullable=False, metadata=named("部门"))
    merchant_id = dy.String(nullable=True, metadata=named("商户编号"))
    merchant_name = dy.String(nullable=True, metadata=named("商户名称"))
    room_count = dy.Int64(nullable=True, min=0, metadata=named("客房数"))
    applied_on = dy.Date(nullable=True, metadata=named("申请日期"))
    decision = dy.String(nullable=True, metadata=named("意见"))
    decided_on = dy.Date(nullable=True, metadata=named("决定日期"))
    valid_to_on = dy.Date(nullable=True, metadata=named("有效期至"))

    @dy.rule()
    def decides_on_a_day(cls) -> pl.Expr:
        """When it was decided is what the joint review is measured by."""
        return pl.col("decision").is_null() | pl.col("decided_on").is_not_null()

    @dy.rule()
    def is_decided_after_it_was_asked(cls) -> pl.Expr:
        """A blank day passes: nothing contradicts it."""
        return pl.col("decided_on") >= pl.col("applied_on")

    @dy.rule()
    def is_valid_for_a_day_at_least(cls) -> pl.Expr:
        """An open end passes: the decision has no limit."""
        return pl.col("valid_to_on") >= pl.col("decided_on")


FEED = Feed(
    name="homestay_admissions",
    table="dim_homestay_admission",
    schema=HomestayAdmission,
    required=all_of("application_id", "department"),
    key=("application_id", "department"),
    table_columns={
        "application_id": pl.String,
        "department": pl.String,
        "merchant_id": pl.String,
        "merchant_name": pl.String,
        "room_count": pl.Int32,
        "applied_on": pl.Date,
        "decision": pl.String,
        "decided_on": pl.Date,
        "valid_to_on": pl.Date,
    },
    derive=as_they_are,
    rule_reasons={
        "decides_on_a_day": ("decided_on", "missing_value"),
        "is_decided_after_it_was_asked": ("decided_on", "ends_before_it_starts"),
        "is_valid_for_a_day_at_least": ("valid_to_on", "ends_before_it_starts"),
    },
)
