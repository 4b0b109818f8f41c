"""A sentence for people, in Chinese and in English."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Message:
    """The same sentence twice; neither is a fallback for the other."""

    zh: str
    en: str

    def text(self, language: str) -> str:
        """The sentence in "zh" or "en"; any other language is a bug."""
        return {"zh": self.zh, "en": self.en}[language]


class PoliteError(Exception):
    """A refusal that people are told: `message` says what is wrong and what to do."""

    message: Message
