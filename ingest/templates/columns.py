"""What a clerk must know of a feed's columns, from its schema: name, form, choices."""

import inspect
import re
import sys
from dataclasses import dataclass

import dataframely as dy

from ingest.feed import Feed
from ingest.message import Message
from ingest.templates.examples import example_of

TRUTH_WORDS = ("是", "否")
REQUIRED = Message("必填", "required")
ONE_OF = Message("二选一", "one of two ways")
OPTIONAL = Message("可空", "optional")
FORMS = {
    dy.Int64: Message("不小于 0 的整数，如 1234 或 1.2万", "a whole number, 0 or more"),
    dy.Decimal: Message("数字，如 1234.50", "a number, such as 1234.50"),
    dy.Float64: Message("数字，如 0.25", "a number, such as 0.25"),
    dy.Date: Message("日期，如 2024-05-01 或 2024/5/1", "a day, year first"),
    dy.Datetime: Message(
        "时间，如 2024-05-01 18:30 或 2024/5/1 18:30", "a time, year first"
    ),
    dy.Bool: Message("是 或 否", "是 (yes) or 否 (no)"),
}
#: Texts that have a form of their own.
FORMS_BY_NAME = {
    "hour": Message(
        "0 到 23，或 18:00-19:00；空 = 全天",
        "0 to 23, or 18:00-19:00; empty = the whole day",
    ),
    "venue": Message(
        "一个或几个点位编号，用 、 分开", "one or several place_ids, with 、 between"
    ),
}
TEXT_FORM = Message("文字", "text")
TITLE = re.compile(r"^\w+ ([^\s:：]+)[:：]")


@dataclass(frozen=True)
class TemplateColumn:
    """One column as a clerk sees it.

    choices: the words of its drop-down, none when any text may stand there.
    """

    name: str
    header: str
    dtype: type[dy.Column]
    need: Message
    form: Message
    choices: tuple[str, ...]
    example: str


def template_columns(feed: Feed) -> list[TemplateColumn]:
    """The columns of a feed in the order of its schema."""
    return [
        template_column(feed, name, declared)
        for name, declared in feed.schema.columns().items()
        if name != "row_id"
    ]


def template_column(feed: Feed, name: str, declared: dy.Column) -> TemplateColumn:
    """One column from its declaration."""
    metadata = declared.metadata or {}
    choices = tuple(metadata.get("choices", ()))
    if isinstance(declared, dy.Bool):
        choices = TRUTH_WORDS
    form = FORMS_BY_NAME.get(name) or FORMS.get(type(declared), TEXT_FORM)
    if choices:
        listed = "、".join(choices)
        form = Message(f"取 {listed}", "one of these words")
    return TemplateColumn(
        name=name,
        header=next(iter(metadata.get("zh", ())), name),
        dtype=type(declared),
        need=need_of(feed, name),
        form=form,
        choices=choices,
        example=example_of(feed.name, name, type(declared), choices),
    )


def need_of(feed: Feed, name: str) -> Message:
    """Whether a column must be filled: always, by one of several ways, or not."""
    for groups in feed.required:
        if any(name in group for group in groups):
            return REQUIRED if len(groups) == 1 else ONE_OF
    return OPTIONAL


def feed_title(feed: Feed) -> str:
    """The Chinese name of a feed, from the first line of its module's contract."""
    contract = inspect.getdoc(sys.modules[feed.schema.__module__]) or ""
    named = TITLE.match(contract)
    return named.group(1) if named else feed.name
