"""event_parameters 活动参数: one row = one declared parameter of an edition.

Required: 活动编号, 参数, 数值, 依据. Spending, additionality and days attended are
never assumed: a figure that needs one is computed only where somebody declares it and
says where it is from. 新增比例 lies between 0 and 1, 人均参加天数 is 1 or more.
"""

import dataframely as dy
import polars as pl

from ingest.delivery import Registers
from ingest.feed import Checked, Feed, Row, all_of, faults_of, named
from ingest.layout import Layout

PARAMETERS = {
    "人均消费": "spend_per_visit_yuan",
    "新增比例": "additionality_share",
    "人均参加天数": "mean_days_attended",
}


class EventParameter(Row):
    """Columns and rules of an event_parameters file."""

    event_id = dy.String(nullable=False, metadata=named("活动编号"))
    parameter = dy.String(
        nullable=False,
        check=lambda text: text.is_in(list(PARAMETERS.values())),
        metadata=named("参数", words=PARAMETERS),
    )
    parameter_value = dy.Decimal(12, 4, nullable=False, min=0, metadata=named("数值"))
    source_name = dy.String(nullable=False, metadata=named("依据"))
    note = dy.String(nullable=True, metadata=named("说明"))


def derive(rows: pl.DataFrame, layout: Layout, registers: Registers) -> Checked:
    """A share above 1 and less than a day attended are slips of the pen."""
    value, parameter = pl.col("parameter_value"), pl.col("parameter")
    impossible = ((parameter == "additionality_share") & (value > 1)) | (
        (parameter == "mean_days_attended") & (value < 1)
    )
    return Checked(
        rows.filter(~impossible),
        faults_of(rows.filter(impossible), "parameter_value", "impossible_parameter"),
    )


FEED = Feed(
    name="event_parameters",
    table="dim_event_parameter",
    schema=EventParameter,
    required=all_of("event_id", "parameter", "parameter_value", "source_name"),
    key=("event_id", "parameter"),
    table_columns={
        "event_id": pl.String,
        "parameter": pl.String,
        "parameter_value": pl.Decimal(12, 4),
        "source_name": pl.String,
        "note": pl.String,
    },
    derive=derive,
)
