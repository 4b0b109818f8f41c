"""What a load would do to the rows that the warehouse holds, record by record."""

from dataclasses import dataclass

from ingest.message import Message


@dataclass(frozen=True)
class Change:
    """A held value that a record of the file would replace.

    source_sheet, source_row: where the file says so. held_delivery_id: who brought the
    value that is held now.
    """

    source_sheet: str | None
    source_row: int
    record: Message
    column: Message
    held: Message
    said: Message
    held_delivery_id: int

    @property
    def told(self) -> tuple[object, ...]:
        """What people are told of it, whoever brought the held value."""
        where = (self.source_sheet, self.source_row, self.record)
        return (*where, self.column, self.held, self.said)


@dataclass(frozen=True)
class Effect:
    """Records of the file that are new, that are held as they are, and that differ.

    changes: of the first records that differ, in the order of the file.
    """

    new_count: int
    same_count: int
    changed_count: int
    changes: tuple[Change, ...] = ()

    @property
    def meets_held_records(self) -> bool:
        """True when the file speaks of a record that is held."""
        return self.same_count > 0 or self.changed_count > 0

    def unlisted_count(self, listed: int) -> int:
        """Records that differ of which the first so many changes say nothing."""
        told = {
            (each.source_sheet, each.source_row, each.record)
            for each in self.changes[:listed]
        }
        return max(self.changed_count - len(told), 0)


def effect_words(effect: Effect) -> Message:
    """How many records are new, held already, and would replace a held value."""
    return Message(
        f"  其中 {effect.new_count:,} 条是新的，{effect.same_count:,} 条与库里已有的"
        f"完全相同（不再载入），{effect.changed_count:,} 条会改掉库里的值",
        f"  of these {effect.new_count:,} are new, {effect.same_count:,} are held "
        f"already as they are (not loaded again), {effect.changed_count:,} would "
        "replace a held value",
    )


def change_words(change: Change) -> Message:
    """Where the file says another value, of what, and which values."""
    sheet = f"{change.source_sheet} " if change.source_sheet else ""
    return Message(
        f"  会改 {sheet}第 {change.source_row} 行（{change.record.zh}）"
        f"{change.column.zh}：{change.held.zh} → {change.said.zh}",
        f"  changes {sheet}line {change.source_row} ({change.record.en}) "
        f"{change.column.en}: {change.held.en} → {change.said.en}",
    )
