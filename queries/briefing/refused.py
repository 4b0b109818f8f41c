"""Why there is no briefing."""

from ingest.message import Message, PoliteError


class BriefingError(PoliteError):
    """No briefing can be made; `message` says why and what to do."""

    def __init__(self, message: Message) -> None:
        self.message = message
        super().__init__(message.en)
