"""Checked rows of one table, in parts: a large file is never whole in memory."""

import shutil
import tempfile
import weakref
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

import polars as pl


class Spool:
    """Frames in the order they came; from kept_row_count rows on they go to disk.

    folder: where a folder of its own is made when it is needed (None: the system's).
    It is removed with the spool, or at the latest when the process ends.
    """

    def __init__(self, kept_row_count: int, folder: Path | None = None) -> None:
        self.height = 0
        self._kept_row_count = kept_row_count
        self._parent = folder
        self._folder: Path | None = None
        self._parts: list[pl.DataFrame | Path] = []

    def add(self, frame: pl.DataFrame) -> None:
        """Append a frame with the columns of the others."""
        self.height += frame.height
        if self.height > self._kept_row_count:
            self._parts.append(self._written(frame))
        else:
            self._parts.append(frame)

    def frames(self, columns: list[str] | None = None) -> Iterator[pl.DataFrame]:
        """The frames again, one at a time; columns: only these."""
        for part in self._parts:
            if isinstance(part, Path):
                yield pl.read_ipc(part, columns=columns)
            else:
                yield part if columns is None else part.select(columns)

    def _written(self, frame: pl.DataFrame) -> Path:
        if self._folder is None:
            made = tempfile.mkdtemp(prefix=".build-rows-", dir=self._parent)
            self._folder = Path(made)
            weakref.finalize(self, shutil.rmtree, made, ignore_errors=True)
        path = self._folder / f"{len(self._parts):06}.arrow"
        frame.write_ipc(path, compression="lz4")
        return path


def as_it_is(frame: pl.DataFrame) -> pl.DataFrame:
    """A part whose rows are already those of the table."""
    return frame


@dataclass(frozen=True)
class Rows:
    """The rows of one table. Only their number is known once the spool is removed.

    spool: frames with row_id. dropped: ascending row_ids that are not rows after all.
    of_table: what of a frame is a row of the table, and as which columns.
    """

    spool: Spool
    height: int
    dropped: pl.Series = field(
        default_factory=lambda: pl.Series("row_id", [], dtype=pl.UInt32)
    )
    of_table: Callable[[pl.DataFrame], pl.DataFrame] = as_it_is

    @classmethod
    def of(cls, frame: pl.DataFrame) -> "Rows":
        """The rows of a frame that is in memory already."""
        spool = Spool(frame.height)
        spool.add(frame)
        return cls(spool, frame.height)

    def frames(self) -> Iterator[pl.DataFrame]:
        """The rows, a frame at a time; there is one frame at least."""
        for frame in self.spool.frames():
            yield self.of_table(without(frame, self.dropped))

    def whole(self) -> pl.DataFrame:
        """All rows in file order, in memory."""
        frames = [without(frame, self.dropped) for frame in self.spool.frames()]
        together = pl.concat(frames)
        if "row_id" in together.columns:
            together = together.sort("row_id")
        return self.of_table(together)

    def ids(self) -> pl.Series:
        """The row_ids in ascending order."""
        frames = self.spool.frames(["row_id"])
        return pl.concat(without(frame, self.dropped) for frame in frames)[
            "row_id"
        ].sort()

    def made_into(self, of_table: Callable[[pl.DataFrame], pl.DataFrame]) -> "Rows":
        """The rows of another table that are made from these."""
        made = replace(self, of_table=of_table)
        return replace(made, height=sum(frame.height for frame in made.frames()))


def without(frame: pl.DataFrame, dropped: pl.Series) -> pl.DataFrame:
    """The frame without the rows whose row_id was dropped."""
    if dropped.is_empty() or frame.is_empty():
        return frame
    # Only the ids of this frame: a set of all of them would be built for every frame.
    return frame.filter(~pl.col("row_id").is_in(near(dropped, frame).implode()))


def near(ids: pl.Series, frame: pl.DataFrame) -> pl.Series:
    """Those of ascending row_ids that lie between the least and greatest of a frame."""
    if ids.is_empty() or frame.is_empty():
        return ids.head(0)
    ends = frame.select(pl.col("row_id").min(), pl.col("row_id").max().alias("last"))
    first = ids.search_sorted(ends["row_id"], side="left")[0]
    last = ids.search_sorted(ends["last"], side="right")[0]
    return ids.slice(first, last - first)
