"""Why no alerts are given."""

from ingest.message import Message, PoliteError


class AlertsError(PoliteError):
    """The alerts cannot be asked for in this way; `message` says why."""

    def __init__(self, message: Message) -> None:
        self.message = message
        super().__init__(message.en)
