"""Compares the keys of all rows of a file: which repeat an earlier row, which clash."""

from collections.abc import Callable
from dataclasses import dataclass

import polars as pl

from ingest.clash_words import clash_words
from ingest.feed import Feed
from ingest.rows import Spool, near
from ingest.same_key import distinct_rows

# Rows of one partition of the keys, which are in memory while they are compared.
PARTITION_ROW_COUNT = 1_000_000
REPEATED_SCHEMA = {"row_id": pl.UInt32, "clash": pl.UInt64, "version": pl.UInt64}
CLASHING_SCHEMA = {"row_id": pl.UInt32, "zh": pl.String, "en": pl.String}


@dataclass(frozen=True)
class KeysJudged:
    """repeated: ascending row_ids. clashing: CLASHING_SCHEMA, by row_id; the words say
    what follows “第 7 行”, NULL where there are too many to be worded.
    """

    repeated: pl.Series
    clashing: pl.DataFrame


class KeyJudge:
    """Remembers what the rows of a file need to be compared by.

    rows: where the checked rows are kept, with row_id and key_hash.
    """

    def __init__(self, feed: Feed, rows: Spool) -> None:
        self._feed = feed
        self._rows = rows
        self._repeated: list[pl.DataFrame] = []
        self._doubtful: list[pl.DataFrame] = []

    def hashed(self, rows: pl.DataFrame) -> pl.DataFrame:
        """The checked rows of a block with key_hash, without repeats among them.

        Here already, so that equal rows without end do not meet in one partition.
        """
        hashed = self._with_hash(rows)
        if hashed["key_hash"].n_unique() == hashed.height:
            return hashed
        values = self._feed.value_columns
        first = hashed.unique(values, keep="first", maintain_order=True)
        again = hashed.join(first, on="row_id", how="anti")
        self._repeated.append(
            again.select(
                "row_id",
                pl.col("key_hash").alias("clash"),
                again.select(values).hash_rows(seed=0).alias("version"),
            )
        )
        return first

    def see_doubtful(self, rows: pl.DataFrame) -> None:
        """Rows with faults, and as `unread` what they say instead of a value."""
        if rows.height:
            self._doubtful.append(self._with_hash(rows))

    def judged(self, refuse_too_many: Callable[[int], None]) -> KeysJudged:
        """What became of the keys; refuse_too_many hears how many rows clash so far."""
        again = pl.concat([pl.DataFrame(schema=REPEATED_SCHEMA), *self._repeated])
        repeated = [again["row_id"].head(0)]
        clashing = [pl.DataFrame(schema=CLASHING_SCHEMA)]
        count = self._rows.height // PARTITION_ROW_COUNT + 1
        for partition in range(count):
            rows = self._same_hash(partition, count)
            if rows is None:
                continue
            distinct = distinct_rows(
                rows, list(self._feed.key), [*self._feed.value_columns, "unread"]
            )
            clash = rows.join(distinct.faults, on="row_id", how="semi")
            # What is wrong with a row is said of it already, however often it comes.
            is_checked = rows.filter(~pl.col("is_doubtful")).select("row_id")
            plain = distinct.repeated.join(is_checked, on="row_id", how="semi")
            repeated.append(plain["row_id"])
            clashing.append(self._in_words(clash, again))
            refuse_too_many(sum(each.height for each in clashing))
        clashed = pl.concat(clashing).sort("row_id")
        left = again.join(clashed, on="row_id", how="anti")["row_id"]
        return KeysJudged(pl.concat([*repeated, left]).sort(), clashed)

    def _with_hash(self, rows: pl.DataFrame) -> pl.DataFrame:
        key_hash = rows.select(self._feed.key).hash_rows(seed=0)
        return rows.with_columns(key_hash=key_hash)

    def _same_hash(self, partition: int, count: int) -> pl.DataFrame | None:
        """The rows of a partition whose key may stand in another row too.

        Checked rows come first, so that they are what is kept of equal ones.
        """
        is_here = pl.col("key_hash") % count == partition
        hashes = pl.concat(
            frame.select("row_id", "key_hash").filter(is_here)
            for frame in (*self._rows.frames(["row_id", "key_hash"]), *self._doubtful)
        )
        shared = hashes.filter(pl.col("key_hash").is_duplicated())["row_id"].sort()
        if shared.is_empty():
            return None
        is_shared = pl.col("row_id").is_in(shared.implode())
        checked = [
            frame.filter(pl.col("row_id").is_in(near(shared, frame).implode()))
            for frame in self._rows.frames()
        ]
        doubtful = [frame.filter(is_shared) for frame in self._doubtful]
        together = pl.concat(
            [
                *(
                    frame.with_columns(is_doubtful=False)
                    for frame in map(plain, checked)
                ),
                *(frame.with_columns(is_doubtful=True) for frame in doubtful),
            ],
            how="diagonal",
        )
        return together.sort("is_doubtful", "row_id")

    def _in_words(self, clash: pl.DataFrame, again: pl.DataFrame) -> pl.DataFrame:
        """CLASHING_SCHEMA of rows that clash, and of those that repeat one of them."""
        values = self._feed.value_columns
        of_values = clash.select(values).hash_rows(seed=0)
        of_all = clash.select(*values, "unread").hash_rows(seed=0)
        versions = clash.with_columns(
            clash=pl.col("key_hash"),
            version=pl.when(pl.col("unread").is_null())
            .then(of_values)
            .otherwise(of_all),
        )
        first = versions.sort("row_id").unique(
            ["clash", "version"], keep="first", maintain_order=True
        )
        rows = pl.concat(
            [
                versions.select(REPEATED_SCHEMA.keys()),
                again.join(versions, on="clash", how="semi"),
            ]
        )
        words = clash_words(first, self._feed)
        return rows.join(words, on=["clash", "version"], how="left").select(
            CLASHING_SCHEMA.keys()
        )


def plain(frame: pl.DataFrame) -> pl.DataFrame:
    """Checked rows: all of their values could be read."""
    return frame.with_columns(unread=pl.lit(None, dtype=pl.String))
