"""Says on a terminal what became of files, and what is wrong, without a traceback."""

import traceback
from collections.abc import Sequence
from pathlib import Path

import polars as pl
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from ingest.delivery import Delivery
from ingest.message import Message
from warehouse.effect import Effect, change_words, effect_words
from warehouse.load import Outcome, already_loaded
from warehouse.watch import Arrival
from warehouse.withdraw import Withdrawal

# Lines of a file's set-aside list that are printed; all of them are in the ledger.
SHOWN_FAULTS = 20


class Voice:
    """Prints messages in one language."""

    def __init__(self, language: str) -> None:
        self.language = language
        self.console = Console(highlight=False, soft_wrap=True)

    def say(self, message: Message, style: str | None = None) -> None:
        """Print one message."""
        self.console.print(escape(message.text(self.language)), style=style)

    def warn(self, message: Message) -> None:
        """Print one message where it does not mix with what a program reads."""
        text = escape(message.text(self.language))
        Console(stderr=True, highlight=False, soft_wrap=True).print(text, style="red")

    def line(self, text: str, style: str | None = None) -> None:
        """Print a line that is in words already."""
        self.console.print(escape(text), style=style)

    def table(self, headings: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
        """Print a table; where there is no terminal, each row is one line."""
        if not rows:
            return
        if not self.console.is_terminal:
            for row in (headings, *rows):
                self.line("  ".join(row))
            return
        table = Table(*headings)
        for row in rows:
            table.add_row(*map(escape, row))
        self.console.print(table, soft_wrap=False)

    def raw(self, text: str) -> None:
        """Print text as it is, to be copied or sent into a file."""
        self.console.print(text, markup=False, end="", soft_wrap=True)

    def delivery(self, delivery: Delivery) -> None:
        """Print how the lines of a file were accounted for, its notes and faults."""
        lines = delivery.lines
        row_count = sum(rows.height for rows in delivery.tables.values())
        self.say(
            Message(
                f"{delivery.file_name}：{delivery.feed}（版式 {delivery.layout}，"
                f"{delivery.encoding_name}）\n"
                f"  {lines.line_count:,} 行 = 表头 {lines.header_line_count:,}"
                f" + 空行 {lines.blank_line_count:,} + 保留 {lines.kept_line_count:,}"
                f" + 搁置 {lines.set_aside_line_count:,}"
                f" + 重复 {lines.repeated_line_count:,}；数据 {row_count:,} 条",
                f"{delivery.file_name}: {delivery.feed} (layout {delivery.layout}, "
                f"{delivery.encoding_name})\n"
                f"  {lines.line_count:,} lines = header {lines.header_line_count:,}"
                f" + blank {lines.blank_line_count:,} + kept {lines.kept_line_count:,}"
                f" + set aside {lines.set_aside_line_count:,}"
                f" + repeated {lines.repeated_line_count:,}; {row_count:,} rows",
            )
        )
        for note in delivery.notes:
            self.say(Message(f"  · {note.zh}", f"  · {note.en}"))
        self.faults(delivery.set_aside)

    def faults(self, set_aside: pl.DataFrame) -> None:
        """Print the first set-aside cells: where, what stands there, what to do."""
        for fault in set_aside.head(SHOWN_FAULTS).iter_rows(named=True):
            sheet = f"{fault['source_sheet']} " if fault["source_sheet"] else ""
            value = "" if fault["raw_value"] is None else f"“{fault['raw_value']}” "
            column = fault["column_name"] or ""
            self.say(
                Message(
                    f"  搁置 {sheet}第 {fault['source_row']} 行 {column} {value}"
                    f"— {fault['reason_zh']}",
                    f"  set aside {sheet}line {fault['source_row']} {column} {value}"
                    f"— {fault['reason_en']}",
                ),
                style="yellow",
            )
        more = set_aside.height - SHOWN_FAULTS
        if more > 0:
            self.say(
                Message(
                    f"  还有 {more:,} 处，载入后见 ledger.set_aside_row",
                    f"  and {more:,} more; after loading see ledger.set_aside_row",
                )
            )

    def effect(self, effect: Effect) -> None:
        """Print what a load would do to what is held; nothing when it meets nothing."""
        if effect.meets_held_records:
            self.say(effect_words(effect))
        shown = effect.changes[:SHOWN_FAULTS]
        for change in shown:
            self.say(change_words(change), style="cyan")
        more = effect.unlisted_count(len(shown))
        if more:
            self.say(Message(f"  另有 {more:,} 条", f"  and {more:,} more"))

    def outcome(self, outcome: Outcome) -> None:
        """Print what became of one loaded file."""
        if outcome.delivery is None:
            self.say(already_loaded(outcome))
            return
        self.delivery(outcome.delivery)
        written = outcome.written
        self.say(
            Message(
                f"  第 {outcome.delivery_id} 次报送：写入 {written.new:,} 条，"
                f"与库中相同 {written.unchanged:,} 条，"
                f"取代旧值 {written.superseded:,} 条（旧值在 history）",
                f"  delivery {outcome.delivery_id}: {written.new:,} rows written, "
                f"{written.unchanged:,} held already, "
                f"{written.superseded:,} superseded (old values are in history)",
            )
        )

    def withdrawal(self, done: Withdrawal) -> None:
        """Print what a withdrawal moved, and who had repeated what is gone."""
        self.say(
            Message(
                f"第 {done.withdrawn_delivery_id} 次报送已撤回（记为第 "
                f"{done.delivery_id} 次）：{done.withdrawn_count:,} 条移入 history，"
                f"{done.restored_count:,} 条先前的值重新有效",
                f"Delivery {done.withdrawn_delivery_id} is withdrawn (entry "
                f"{done.delivery_id}): {done.withdrawn_count:,} rows moved to history, "
                f"{done.restored_count:,} earlier ones hold again",
            )
        )
        if done.repeated_by:
            later = ", ".join(map(str, done.repeated_by))
            self.say(
                Message(
                    f"  第 {later} 次报送里有与库中相同、因而没有另写的值；如果是"
                    "与撤回的这次相同，也随之撤下了。\n"
                    "  要保留它们：撤回那一次，再载入它的文件。",
                    f"  Delivery {later} had repeated values that were held already; "
                    "those first brought by the withdrawn one are gone with it.\n"
                    "  To keep them: withdraw that delivery and load its file again.",
                ),
                style="yellow",
            )

    def arrival(self, arrival: Arrival) -> None:
        """Print what became of a file in the drop folder, and where it lies now."""
        if arrival.outcome is not None:
            self.outcome(arrival.outcome)
        if arrival.refusal is not None:
            self.say(arrival.refusal, style="red")
        self.say(Message(f"  → {arrival.moved_to}", f"  → {arrival.moved_to}"))

    def published(self, db: Path, outcomes: Sequence[Outcome]) -> None:
        """Print where the result is."""
        if any(outcome.delivery is not None for outcome in outcomes):
            self.say(
                Message(f"已发布：{db}", f"Published: {db}"),
                style="green",
            )

    def bug(self, error: BaseException) -> None:
        """Print where the program failed, never what the data said.

        DuckDB's error texts repeat the value that failed, which may be a phone number.
        """
        frame = traceback.extract_tb(error.__traceback__)[-1]
        place = f"{Path(frame.filename).name}:{frame.lineno}"
        kind = type(error).__name__
        self.say(
            Message(
                f"程序出错（{kind}，{place}）。什么都没有发布，旧数据照常可用。\n"
                "  请把这一行和所用的命令交给维护人员。",
                f"The program failed ({kind}, {place}). Nothing was published; the old "
                "snapshot stays.\n  Hand this line and the command to the maintainer.",
            ),
            style="red",
        )
