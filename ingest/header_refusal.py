"""Why a header is refused, in words that name the columns."""

from collections import Counter
from collections.abc import Sequence

from ingest.delivery import FeedError
from ingest.feed import Feed, header_names
from ingest.feeds.registry import FEEDS
from ingest.header import Header, base_name, clean, standard_positions
from ingest.layout import STANDARD
from ingest.layout_proposal import LEAST_COMMON_HEADERS, Proposal, propose, skeleton
from ingest.message import Message
from ingest.refusal import refusal

WAY_OUT = Message(
    "约定见 ingest/README.md；改好表头后重新运行同一条命令即可。",
    "The contract is ingest/README.md; mend the header and run the same command again.",
)
SHOWN_NAME_COUNT = 12
ODD_SEPARATORS = ("，", "|", "；", "、", "^", "~", "  ")
SHOWN_LENGTH = 200


def refuse_header(
    file_name: str, rows: Sequence[Sequence[str]], feed_name: str | None
) -> FeedError:
    """The refusal of a file without a header, or with columns missing from it.

    It names the nearest layout and brings a skeleton of a new one.
    """
    proposal = propose(rows, feed_name if feed_name in FEEDS else None)
    refused = refusal(file_name, what_is_wrong(rows, proposal), WAY_OUT)
    refused.skeleton = skeleton(proposal) if proposal else ""
    return refused


def what_is_wrong(rows: Sequence[Sequence[str]], proposal: Proposal | None) -> Message:
    """No header, or one that lacks columns of the nearest feed or layout."""
    if proposal is None or len(proposal.positions) < LEAST_COMMON_HEADERS:
        return no_header(rows)
    shown = "、".join([name for name in proposal.names if name][:SHOWN_NAME_COUNT])
    if proposal.sentence is not None:
        return Message(
            f"没有认得的表头。{proposal.sentence.zh}\n  文件里有：{shown}",
            f"no header that we know; {proposal.sentence.en}\n  the file has: {shown}",
        )
    zh, en = missing_columns(proposal.feed, proposal.names)
    return Message(
        f"缺少列：{zh}（最像 {proposal.feed.name}）\n  文件里有：{shown}",
        f"missing columns: {en} (nearest feed: {proposal.feed.name})\n"
        f"  the file has: {shown}",
    )


def names_of(row: Sequence[str]) -> tuple[str, ...]:
    """The row as header names."""
    return tuple(clean(cell) for cell in row)


def no_header(rows: Sequence[Sequence[str]]) -> Message:
    """No row looks like a header; say so when an unusual separator is why."""
    sign = odd_separator(rows)
    if sign is not None:
        return Message(
            f"列之间用了“{sign}”，应为半角逗号“,”",
            f"cells are separated by {sign} instead of a comma",
        )
    first = next((names_of(row) for row in rows if any(map(clean, row))), ())
    shown = "、".join([name for name in first if name][:SHOWN_NAME_COUNT])[
        :SHOWN_LENGTH
    ]
    return Message(
        f"前 20 行里没有认得的表头\n  第一行是：{shown}",
        f"no header that we know in the first 20 lines\n  the first line is: {shown}",
    )


def odd_separator(rows: Sequence[Sequence[str]]) -> str | None:
    """The sign that would make a known header of a line without separators."""
    lines = [row[0] for row in rows if len(row) == 1]
    for sign in ODD_SEPARATORS:
        for line in lines:
            names = names_of(line.split(sign))
            if any(
                len(standard_positions(feed, names)) >= LEAST_COMMON_HEADERS
                for feed in FEEDS.values()
            ):
                return sign
    return None


def missing_columns(feed: Feed, names: tuple[str, ...]) -> tuple[str, str]:
    """The required columns that are not there, with Chinese and English names."""
    have = standard_positions(feed, names)
    missing = [
        column
        for groups in feed.required
        if not any(group <= have.keys() for group in groups)
        for column in sorted(groups[0] - have.keys())
    ]
    chinese = {
        column: (declared.metadata or {}).get("zh", (column,))[0]
        for column, declared in feed.schema.columns().items()
        if column in missing
    }
    return (
        "、".join(f"{chinese[column]}（{column}）" for column in missing),
        ", ".join(missing),
    )


def refuse_unusable_header(file_name: str, header: Header) -> None:
    """Raise FeedError for a known header that is not clear about what its rows say."""
    refuse_ambiguous_names(file_name, header)
    refuse_name_without_district(file_name, header)


def refuse_name_without_district(file_name: str, header: Header) -> None:
    """Raise FeedError for counts of named places that do not say the district.

    A name without its district cannot be told from another place's alias. A file that
    gives the registered number alone is whole.
    """
    given = header.positions.keys()
    is_standard_count = (
        header.layout is STANDARD and header.feed.name == "visitor_counts"
    )
    if is_standard_count and "place_name" in given and "district_id" not in given:
        raise refusal(
            file_name,
            Message(
                "缺少列：区划代码（district_id）：写了点位名称，就要写它在哪个片区",
                "missing column: district_id (区划代码); a file with place names must "
                "also say their districts",
            ),
            Message(
                "请补上“区划代码”列，或去掉“点位名称”列，只凭点位编号。",
                "Add the column district_id, or drop place_name and keep place_id.",
            ),
        )


def refuse_ambiguous_names(file_name: str, header: Header) -> None:
    """Raise FeedError when two columns claim to be the same one."""
    known = header_names(header.feed) if header.layout is STANDARD else {}
    meanings = [known.get(base_name(name), name) for name in header.names if name]
    counted = Counter(meanings)
    twice = [
        name
        for name, meaning in zip(filter(None, header.names), meanings, strict=True)
        if counted[meaning] > 1
    ]
    if twice:
        listed = "、".join(twice[:SHOWN_NAME_COUNT])
        raise refusal(
            file_name,
            Message(
                f"表头有重复的列：{listed}，不知道哪一列算数",
                f"the header has columns twice: {listed}; which one counts is unclear",
            ),
            WAY_OUT,
        )
