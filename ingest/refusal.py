"""The form of the message for a file that is refused whole."""

from ingest.delivery import FeedError
from ingest.message import Message


def refusal(file_name: str, what: Message, way_out: Message) -> FeedError:
    """What is wrong · where · nothing was changed · what to do next."""
    return FeedError(
        Message(
            f"{file_name}：{what.zh}\n  没有载入任何行。{way_out.zh}",
            f"{file_name}: {what.en}\n  Nothing was loaded. {way_out.en}",
        )
    )
