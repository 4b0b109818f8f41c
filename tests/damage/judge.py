"""Judges the reading of a damaged file by counting it in another way."""

import unicodedata
from dataclasses import dataclass
from pathlib import Path

import polars as pl

from ingest.delivery import Delivery, FeedError, LineCount, Registers
from ingest.layout import STANDARD
from ingest.layout_registry import layouts
from ingest.reading import Limits, read_delivery
from ingest.reasons import REASONS
from tests.damage.json_count import JsonCount, count_json

# Blocks and spools so small that a file of a few lines goes through several of them.
SMALL = Limits(block_char_count=300, kept_row_count=4)


@dataclass(frozen=True)
class Verdict:
    """kind: refused, clean, partly kept, none kept, CRASH or MISMATCH."""

    kind: str
    detail: str = ""

    @property
    def is_failure(self) -> bool:
        """True for what must never happen, whatever the file."""
        return self.kind.isupper()


def judge(path: Path, registers: Registers, *, in_blocks: bool) -> Verdict:
    """Read a file and say how it ended; in_blocks: read it a second time, in blocks."""
    # PanicException of the readers written in Rust is no Exception.
    try:
        delivery = read_delivery(path, registers)
        verdict = judge_delivery(delivery, path)
    except FeedError as refusal:
        verdict = judge_refusal(refusal)
        delivery = None
    except (KeyboardInterrupt, SystemExit):
        raise
    except BaseException as crash:
        return Verdict("CRASH", f"{type(crash).__name__}: {crash}"[:400])
    if verdict.is_failure or not in_blocks:
        return verdict
    return judge_again(path, registers, delivery) or verdict


def judge_refusal(refusal: FeedError) -> Verdict:
    """A refusal is right unless the program refuses its own counting."""
    if (
        "行数对不上" in refusal.message.zh
        or "lines do not add up" in refusal.message.en
    ):
        return Verdict("MISMATCH", refusal.message.en)
    return Verdict("refused", refusal.message.en)


def judge_again(
    path: Path, registers: Registers, delivery: Delivery | None
) -> Verdict | None:
    """The same file in small blocks must end in the same way."""
    try:
        again = read_delivery(path, registers, limits=SMALL)
    except FeedError as refusal:
        if delivery is None:
            return None
        return Verdict("MISMATCH", f"only in blocks: {refusal.message.en}")
    except BaseException as crash:
        return Verdict("CRASH", f"in blocks: {type(crash).__name__}: {crash}"[:400])
    if delivery is None:
        return Verdict("MISMATCH", "refused only as a whole")
    for part in ("lines", "notes", "encoding_name", "feed", "layout"):
        if getattr(delivery, part) != getattr(again, part):
            return Verdict("MISMATCH", f"other {part} in blocks")
    same = delivery.set_aside.equals(again.set_aside) and all(
        rows.equals(again.rows[table]) for table, rows in delivery.rows.items()
    )
    return None if same else Verdict("MISMATCH", "other rows in blocks")


def judge_delivery(delivery: Delivery, path: Path) -> Verdict:
    """Lines must add up, and rows and faults must be explained by lines."""
    wrong = [what for what, is_so in contradictions(delivery, path).items() if is_so]
    if wrong:
        return Verdict("MISMATCH", f"{'; '.join(wrong)}: {delivery.lines}")
    if delivery.set_aside.is_empty():
        return Verdict("clean")
    return Verdict("partly kept" if delivery.lines.kept_line_count else "none kept")


def contradictions(delivery: Delivery, path: Path) -> dict[str, bool]:
    """What cannot be of a delivery, and whether it is."""
    lines = delivery.lines
    main = (
        next(reversed(delivery.rows))
        if len(delivery.rows) == 1
        else main_table(delivery)
    )
    rows = delivery.rows[main].select("source_sheet", "source_row")
    faults = delivery.set_aside.select("source_sheet", "source_row").unique()
    kept_lines = rows.unique()
    found = {
        "parts do not add up": not lines.is_balanced,
        "more rows than lines": not makes_several_rows(delivery)
        and rows.height > kept_lines.height,
        "a fault without a reason": delivery.set_aside["reason_zh"].null_count() > 0
        or not set(delivery.set_aside["reason_code"]) <= set(REASONS),
        "height is another": delivery.tables[main].height != rows.height,
    }
    text = text_of(delivery, path)
    if text is None:
        return found
    if text.lstrip().startswith("{"):
        count = count_json(text, delivery.layout)
        return found | contradictions_in_json(lines, kept_lines, faults, count)
    physical = text.split("\n")
    line_count = len(physical) - (physical[-1] == "")
    found["more records than lines"] = kept_lines.height > lines.kept_line_count
    found["lines counted otherwise"] = line_count != lines.line_count
    found["a row beyond the file"] = any(
        not lines.header_line_count < row <= line_count
        for row in (*rows["source_row"], *faults["source_row"])
    )
    if '"' not in text:
        aside = faults.join(kept_lines, on="source_row", how="anti").height
        found["lines kept counted otherwise"] = (
            kept_lines.height != lines.kept_line_count
        )
        found["lines set aside counted otherwise"] = aside != lines.set_aside_line_count
        head = "".join(physical[: lines.header_line_count])
        marks = [mark for mark in ",;\t" if mark in head]
        if is_plain(text) and len(marks) == 1:
            data = physical[lines.header_line_count : line_count]
            # of a file with commas, a semicolon is a value
            blank = sum(not line.strip(f"{marks[0]} \t\r") for line in data)
            found["blank lines counted otherwise"] = blank != lines.blank_line_count
    return found


def contradictions_in_json(
    lines: LineCount, kept: pl.DataFrame, faults: pl.DataFrame, count: JsonCount
) -> dict[str, bool]:
    """The same of JSON, whose records a judge of its own has counted."""
    kept_rows, faulty_rows = set(kept["source_row"]), set(faults["source_row"])
    found = {
        "lines counted otherwise": lines.line_count != count.line_count,
        "header lines counted otherwise": lines.header_line_count != count.outside,
        "blank lines counted otherwise": lines.blank_line_count
        != count.blank_line_count,
        "a row where no record is": not kept_rows <= count.records,
        "a fault where nothing is": not faulty_rows <= count.records | count.broken,
    }
    # Records of a document may share a line, and only one of them then has it.
    if not count.outside:
        aside = faulty_rows - kept_rows
        found["lines kept counted otherwise"] = len(kept_rows) != lines.kept_line_count
        found["lines set aside counted otherwise"] = (
            len(aside) != lines.set_aside_line_count or not count.broken <= aside
        )
    return found


def makes_several_rows(delivery: Delivery) -> bool:
    """One line of this layout may be several rows, or bring days that it implies."""
    layout = layouts().get(delivery.layout, STANDARD)
    return (
        layout.wide is not None
        or layout.records_at is not None
        or layout.ordinary_weekends
    )


def main_table(delivery: Delivery) -> str:
    """The table of the feed, among those that a layout or a split adds."""
    added = {"fct_refund"}
    if delivery.feed not in ("districts", "places"):
        added |= {"dim_district", "dim_place"}
    return next(table for table in delivery.rows if table not in added)


def text_of(delivery: Delivery, path: Path) -> str | None:
    """The text of a file, read in one go; None for containers."""
    content = path.read_bytes()
    if delivery.encoding_name == "xlsx" or content.startswith(b"\x1f\x8b"):
        return None
    # Marks of joined files are no text, and old Macintosh programs end lines with \r.
    text = content.decode(delivery.encoding_name).replace("\ufeff", "")
    return text if "\n" in text else text.replace("\r", "\n")


def is_plain(text: str) -> bool:
    """No blanks and control characters that the two readers might see differently."""
    return not any(
        unicodedata.category(sign) in ("Cc", "Zs", "Zl", "Zp", "Cf")
        and sign not in "\n\r\t "
        for sign in text
    )
