"""Names and writes the quantities that published figures are recomputed from."""

from queries.present import formats
from queries.present.formats import Number
from queries.present.language import say


def quantity_label(quantity: str | None) -> str:
    """Name a quantity; a figure that is context only has none."""
    return {
        "visit_count": say("客流（人次）"),
        "complaint_count": say("投诉（件）"),
        "refund_count": say("退赔（件）"),
        "refunded_yuan": say("退赔金额（元）"),
        "satisfied_share": say("满意率"),
        "planned_stall_count": say("规划摊位（个）"),
        "venue_count": say("场馆（家）"),
        "pledged_merchant_count": say("承诺商户（户）"),
        None: say("背景"),
    }.get(quantity, str(quantity))


def written(
    quantity: str | None, value: Number | None, is_at_least: bool = False
) -> str:
    """Write a value in the way of its quantity; a lower bound with ≥."""
    if value is None:
        return formats.MISSING
    mark = "≥ " if is_at_least else ""
    if quantity == "visit_count":
        return mark + formats.visits(value)
    if quantity == "refunded_yuan":
        return mark + formats.decimal(value)
    if quantity == "satisfied_share":
        return mark + formats.share(value)
    if value != int(value):
        return mark + formats.decimal(value)
    return mark + formats.whole(value)
