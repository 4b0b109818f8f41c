"""Why no alerts are given."""

from ingest.message import Message


class AlertsError(Exception):
    """The alerts cannot be asked for in this way; `message` says why."""

    def __init__(self, message: Message) -> None:
        self.message = message
        super().__init__(message.en)
