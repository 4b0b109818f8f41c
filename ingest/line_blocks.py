"""Cuts decoded text into blocks of whole records, and counts its lines apart."""

import itertools
from collections.abc import Iterable, Iterator

from ingest.records import UnclosedQuoteError

# The longest record that is believed; a longer one is an open quote or no table.
MAX_RECORD_CHAR_COUNT = 1 << 24
HEAD_CHAR_COUNT = 1 << 16


class LongLineError(Exception):
    """A line goes on for longer than any table's."""

    def __init__(self, line: int) -> None:
        super().__init__(line)
        self.line = line


class LineBlocks:
    """The text of a file, from its first line on; to be gone through once.

    line_count: physical lines, one per \\n and one more for a last line without it,
    counted as the text comes in, before any of it is cut.
    """

    def __init__(self, chunks: Iterable[str], block_char_count: int) -> None:
        self.line_count = 0
        self._size = block_char_count
        self._pieces = self._counted(chunks)
        self._buffer = ""
        self._next_line = 1

    def head(self, line_count: int) -> str:
        """The first lines, or all that the file has; they still come in the blocks."""
        while self._buffer.count("\n") < line_count:
            piece = next(self._pieces, "")
            self._buffer += piece
            if not piece or len(self._buffer) > MAX_RECORD_CHAR_COUNT:
                break
        return self._buffer

    def skip(self, line_count: int) -> None:
        """Leave out the next lines, which are in the head."""
        for _ in range(line_count):
            self._buffer = self._buffer.partition("\n")[2]
        self._next_line += line_count

    def whole(self, max_char_count: int) -> str | None:
        """All of the text at once, instead of blocks; None when it is longer."""
        gathered: list[str] = []
        char_count = 0
        for piece in itertools.chain([self._buffer], self._pieces):
            gathered.append(piece)
            char_count += len(piece)
            if char_count > max_char_count:
                return None
        return "".join(gathered)

    def __iter__(self) -> Iterator[tuple[int, str]]:
        """Number of the first line and text of each block; one block at least."""
        is_first = True
        for piece in self._pieces_after_head():
            self._buffer += piece
            end = end_of_last_record(self._buffer)
            if end:
                yield self._next_line, self._buffer[:end]
                is_first = False
                self._next_line += self._buffer.count("\n", 0, end)
                self._buffer = self._buffer[end:]
            self._refuse_endless_record()
        if self._buffer or is_first:
            yield self._next_line, self._buffer

    def _pieces_after_head(self) -> Iterator[str]:
        """What the head has read already comes in blocks too."""
        waiting, self._buffer = self._buffer, ""
        yield from cut(waiting, self._size)
        gathered: list[str] = []
        length = 0
        for piece in self._pieces:
            gathered.append(piece)
            length += len(piece)
            if length >= self._size:
                yield "".join(gathered)
                gathered, length = [], 0
        yield "".join(gathered)

    def _refuse_endless_record(self) -> None:
        if len(self._buffer) > MAX_RECORD_CHAR_COUNT:
            if "\n" in self._buffer:
                raise UnclosedQuoteError(self._next_line)
            raise LongLineError(self._next_line)

    def _counted(self, chunks: Iterable[str]) -> Iterator[str]:
        last = "\n"
        for chunk in chunks:
            if chunk:
                self.line_count += chunk.count("\n")
                last = chunk[-1]
                yield from cut(chunk, self._size)
        self.line_count += last != "\n"


def cut(text: str, size: int) -> Iterator[str]:
    """The text in pieces of at most this size."""
    for start in range(0, len(text), size):
        yield text[start : start + size]


def end_of_last_record(text: str) -> int:
    """Where the last record ends that is whole: after its line end; 0 when none is.

    A record stays open while the quotes so far are odd in number. It then began in the
    last line with an odd number of them.
    """
    end = text.rfind("\n") + 1
    if text.count('"', 0, end) % 2 == 0:
        return end
    while end:
        start = text.rfind("\n", 0, end - 1) + 1
        if text.count('"', start, end) % 2:
            return start
        end = start
    return 0
