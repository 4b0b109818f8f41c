"""How a sheet is printed."""

from xlsxwriter.worksheet import Worksheet


def on_one_page(sheet: Worksheet) -> None:
    """Print all columns on one page, across."""
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
