"""The committed files are what the generator makes, small, and marked as invented."""

from pathlib import Path

import fastexcel
import polars as pl
import pytest

import sample_data
from sample_data.generate import generate

FOLDER = Path(sample_data.__file__).parent
FILES = [
    "alert_schemes.csv",
    "calendar.csv",
    "category_groups.csv",
    "complaints_2024.xlsx",
    "complaints_2025.csv",
    "complaints_2026.csv",
    "counters.csv",
    "counts_2024.csv",
    "counts_2025.csv",
    "counts_2025_revision.csv",
    "counts_2026.csv",
    "deadline_rules.csv",
    "districts.csv",
    "event_parameters.csv",
    "events.csv",
    "homestay_admissions.csv",
    "list_rules.csv",
    "markets.xlsx",
    "merchants.xlsx",
    "places.csv",
    "platforms.csv",
    "present_2026.csv",
    "present_counters.csv",
    "published_figures.csv",
    "refunds_2026.csv",
    "venues.csv",
]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that the generator has just filled."""
    folder = tmp_path_factory.mktemp("made")
    generate(folder)
    return folder


def cells(path: Path) -> pl.DataFrame:
    sheet = fastexcel.read_excel(path).load_sheet(0, header_row=None, dtypes="string")
    return sheet.to_polars()


def delivered() -> list[str]:
    data = (*FOLDER.glob("*.csv"), *FOLDER.glob("*.xlsx"))
    return sorted(path.name for path in data)


def test_the_generator_makes_every_committed_file_and_no_other(made: Path) -> None:
    assert sorted(path.name for path in made.iterdir()) == FILES
    assert delivered() == FILES


@pytest.mark.parametrize("name", [name for name in FILES if name.endswith(".csv")])
def test_a_csv_file_comes_out_byte_for_byte(made: Path, name: str) -> None:
    assert (made / name).read_bytes() == (FOLDER / name).read_bytes()


@pytest.mark.parametrize("name", [name for name in FILES if name.endswith(".xlsx")])
def test_a_workbook_comes_out_cell_for_cell(made: Path, name: str) -> None:
    assert cells(made / name).equals(cells(FOLDER / name))


def test_the_files_stay_small_enough_for_git() -> None:
    sizes = [(FOLDER / name).stat().st_size for name in FILES]

    assert max(sizes) < 1_050_000
    assert sum(sizes) < 6_000_000


@pytest.mark.parametrize("name", [name for name in FILES if name.endswith(".xlsx")])
def test_a_workbook_says_in_its_title_that_it_is_invented(name: str) -> None:
    assert "虚构示例数据" in cells(FOLDER / name).row(0)[0]


def test_the_readme_says_in_both_languages_that_the_files_are_invented() -> None:
    readme = (FOLDER / "README.md").read_text("utf-8")

    assert "虚构" in readme
    assert "invented" in readme
    for name in FILES:
        assert name in readme


@pytest.mark.parametrize(
    ("name", "encoding"),
    [
        ("counts_2024.csv", "gb18030"),
        ("venues.csv", "gb18030"),
        ("complaints_2025.csv", "gb18030"),
        ("complaints_2026.csv", "utf-8"),
    ],
)
def test_a_file_is_in_the_encoding_of_its_office(name: str, encoding: str) -> None:
    raw = (FOLDER / name).read_bytes()

    assert raw.decode(encoding).encode(encoding) == raw
    if encoding == "gb18030":
        with pytest.raises(UnicodeDecodeError):
            raw.decode("utf-8")
