"""Cell text → value, by declared form only; NULL where the text has another form."""

import re
from collections.abc import Callable

import polars as pl

from ingest.layout import Layout

TRUE_WORDS = ["是", "true"]
FALSE_WORDS = ["否", "false"]
# 1234, 1,234, 1.5 and the same with 万; the comma only between groups of three.
NUMBER = r"^(-?)(\d{1,12}|\d{1,3}(?:,\d{3}){1,3})(?:\.(\d{1,8}))?(万?)$"
# 1.000 is a thousand where the point groups and one where it divides. \d and \s also
# mean full-width digits and blanks.
POINT_OR_THOUSANDS = r"^\s*-?[1-9１-９]\d{0,2}(?:[.．]\d{3})+\s*$"
GAP = r"\d\s\d"
SPACED_THOUSANDS = r"^\s*-?\d{1,3}(?:\s\d{3})+(?:[.．]\d+)?\s*万?\s*$"
DATE_PARTS = {
    "%Y": r"(?:19|20)\d{2}",
    "%y": r"\d{2}",
    "%B": r"[A-Z][a-z]{2,8}",
    "%b": r"[A-Z][a-z]{2}",
    "%-d": r"\d{1,2}",
    "%-m": r"\d{1,2}",
    "%-H": r"\d{1,2}",
    "%m": r"\d{2}",
    "%d": r"\d{2}",
    "%H": r"\d{2}",
    "%I": r"\d{2}",
    "%p": r"[AP]M",
    "%M": r"\d{2}",
    # A minute of 61 seconds would be read as the next minute.
    "%S": r"[0-5]\d",
}
# A year before 1900 or after 2099 is a slip of the pen, however it is written.
FAR_YEAR = r"\b(?:0\d|1[0-8]|2[1-9]|[3-9]\d)\d{2}(?:\b|年)"
INSTANT = pl.Datetime("us")


def plain_number(text: pl.Expr, unit_digits: int = 0) -> pl.Expr:
    """A delivered number as plain decimal text, exactly; unit_digits is 4 for 万.

    Digits move across the decimal point as text, so nothing is ever rounded.
    Both a 万 in the cell and a unit of 万 is a contradiction and gives NULL.
    """
    half_width = text.str.normalize("NFKC").str.replace_all(" ", "")
    whole = half_width.str.extract(NUMBER, 2).str.replace_all(",", "")
    fraction = half_width.str.extract(NUMBER, 3).fill_null("")
    has_wan = half_width.str.extract(NUMBER, 4) == "万"
    shift = pl.when(has_wan).then(4).otherwise(unit_digits)
    padded = fraction.str.pad_end(4, "0")
    shifted = (
        pl.when(shift == 4)
        .then(whole + padded.str.slice(0, 4) + "." + padded.str.slice(4))
        .otherwise(whole + "." + fraction)
    )
    signed = half_width.str.extract(NUMBER, 1) + shifted.str.strip_chars_end("0")
    exact = signed.str.strip_suffix(".")
    if unit_digits == 0:
        return exact
    return pl.when(has_wan).then(None).otherwise(exact)


def unambiguous(text: pl.Expr, unit_digits: int) -> pl.Expr:
    """The number, unless 1.000 could be a thousand or 1 00 is a slip: then NULL.

    Asked of the text as it is: making it half-width once more would double the cost.
    """
    is_doubtful = text.str.contains(GAP) & ~text.str.contains(SPACED_THOUSANDS)
    if unit_digits == 0:
        is_doubtful |= text.str.contains(POINT_OR_THOUSANDS)
    return pl.when(~is_doubtful).then(text)


def whole_number(text: pl.Expr, unit_digits: int = 0) -> pl.Expr:
    """An exact integer, Int64; 18.5 gives NULL."""
    return plain_number(unambiguous(text, unit_digits), unit_digits).cast(
        pl.Int64, strict=False
    )


def decimal_number(
    text: pl.Expr, precision: int, scale: int, unit_digits: int = 0
) -> pl.Expr:
    """An exact decimal; more fraction digits than the scale holds give NULL."""
    bare = text.str.replace(r"^[￥¥]", "").str.replace("元$", "")
    is_short = scale < len("000")
    plain = plain_number(
        unambiguous(bare, unit_digits) if is_short else bare, unit_digits
    )
    fits = plain.str.contains(rf"^-?\d{{1,{precision - scale}}}(?:\.\d{{1,{scale}}})?$")
    return pl.when(fits).then(plain).cast(pl.Decimal(precision, scale), strict=False)


def float_number(text: pl.Expr) -> pl.Expr:
    """A coordinate, Float64."""
    return plain_number(text).cast(pl.Float64, strict=False)


def truth(text: pl.Expr) -> pl.Expr:
    """是 or 否 (in workbooks also true or false) as a boolean."""
    word = text.str.to_lowercase()
    return (
        pl.when(word.is_in(TRUE_WORDS))
        .then(pl.lit(True))
        .when(word.is_in(FALSE_WORDS))
        .then(pl.lit(False))
    )


def pattern_of(date_format: str) -> str:
    """The exact shape of a date format, digits in full, as a regular expression."""
    pattern = re.escape(date_format)
    for part, digits in DATE_PARTS.items():
        pattern = pattern.replace(re.escape(part), digits)
    return f"^{pattern}$"


def day(text: pl.Expr, layout: Layout) -> pl.Expr:
    """A calendar day in one of the layout's date formats; 30 February gives NULL."""
    return first_that_reads(text, layout.date_formats, day_in, pl.Date())


def instant(text: pl.Expr, layout: Layout) -> pl.Expr:
    """A local date-time in one of the layout's formats, without zone, in µs."""
    return first_that_reads(text, layout.datetime_formats, instant_in, INSTANT)


def day_in(text: pl.Expr, form: str) -> pl.Expr:
    """The day that a text of this form says."""
    return text.str.to_date(form, strict=False)


def instant_in(text: pl.Expr, form: str) -> pl.Expr:
    """The date-time that a text of this form says."""
    return text.str.to_datetime(form, strict=False, time_unit="us")


def first_that_reads(
    text: pl.Expr,
    forms: tuple[str, ...],
    read: Callable[[pl.Expr, str], pl.Expr],
    dtype: pl.DataType,
) -> pl.Expr:
    """The value by the first form that reads a cell.

    A form is asked only of the cells that those before it did not read: further forms
    cost nothing where all cells are written in the first one.
    """

    def read_all(texts: pl.Series) -> pl.Series:
        cells = texts.alias("text").to_frame()
        values = cells.select(read_in(forms[0], read)).to_series()
        for form in forms[1:]:
            if values.null_count() == texts.null_count():
                break
            left = cells.select(pl.when(values.is_null()).then(pl.col("text")))
            found = left.select(read_in(form, read)).to_series()
            values = values.zip_with(values.is_not_null(), found)
        return values

    return text.map_batches(read_all, return_dtype=dtype)


def read_in(form: str, read: Callable[[pl.Expr, str], pl.Expr]) -> pl.Expr:
    """The column text by one form; NULL where a text has another shape."""
    text = pl.col("text")
    has_the_shape = text.str.contains(pattern_of(form))
    return read(pl.when(has_the_shape).then(text), form)
