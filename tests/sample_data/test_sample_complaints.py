"""Published complaint figures and known oddities, added up from the files alone."""

import io
from decimal import Decimal
from functools import cache
from pathlib import Path

import fastexcel
import polars as pl

import sample_data

FOLDER = Path(sample_data.__file__).parent


def year_file(year: int) -> pl.DataFrame:
    """The rows of one year's file as text, in file order."""
    if year == 2024:
        book = fastexcel.read_excel(FOLDER / "complaints_2024.xlsx")
        return book.load_sheet(0, header_row=1, dtypes="string").to_polars()
    encoding = {2025: "gb18030", 2026: "utf-8"}[year]
    raw = (FOLDER / f"complaints_{year}.csv").read_bytes()
    return pl.read_csv(io.StringIO(raw.decode(encoding)), infer_schema=False)


@cache
def cases() -> dict[str, dict[str, str | None]]:
    """Each case as the newest file tells it."""
    newest: dict[str, dict[str, str | None]] = {}
    for year in (2024, 2025, 2026):
        newest |= {row["投诉编号"]: row for row in year_file(year).to_dicts()}
    return newest


def integrity_cases(first_on: str, last_on: str) -> list[dict[str, str | None]]:
    return [
        case
        for case in cases().values()
        if case["类别"] == "诚信退赔"
        and first_on <= str(case["受理时间"])[:10] <= last_on
    ]


def refunded_yuan(chosen: list[dict[str, str | None]]) -> Decimal:
    return sum((Decimal(case["退赔金额"] or 0) for case in chosen), Decimal())


def test_2024_has_114_integrity_cases_with_66_333_yuan_all_satisfied() -> None:
    chosen = integrity_cases("2024-01-01", "2024-12-31")

    assert len(chosen) == 114
    assert refunded_yuan(chosen) == Decimal("66333.00")
    assert {case["满意度"] for case in chosen} == {"满意"}
    assert sum(case["退赔时间"] is not None for case in chosen) == 108


def test_the_cases_of_2024_are_closed_and_paid_within_the_year() -> None:
    chosen = integrity_cases("2024-01-01", "2024-12-31")

    for header in ("办结时间", "退赔时间"):
        times = [str(case[header]) for case in chosen if case[header] is not None]
        assert max(times) < "2025-01-01"
    assert all(case["办结时间"] for case in chosen)


def test_the_ledger_of_2024_holds_one_kind_so_every_reading_agrees() -> None:
    in_2024 = [case for key, case in cases().items() if key.startswith("TS2024")]

    assert len(in_2024) == 114
    assert refunded_yuan(in_2024) == Decimal("66333.00")


def test_spring_festival_2026_has_237_cases_and_just_over_100_000_yuan() -> None:
    chosen = integrity_cases("2026-02-15", "2026-02-23")

    assert len(chosen) == 237
    assert refunded_yuan(chosen) == Decimal("102846.50")


def test_the_two_years_of_the_refund_desk_reach_what_the_paper_says() -> None:
    chosen = integrity_cases("2024-04-01", "2026-03-18")

    assert len(chosen) == 1_321
    assert refunded_yuan(chosen) == Decimal("707500.00")
    assert all(case["办结时间"] for case in chosen)


def test_every_integrity_case_can_be_placed_in_a_district() -> None:
    chosen = integrity_cases("2024-01-01", "2026-12-31")

    assert all(case["区划代码"] or case["商户编号"] for case in chosen)
    assert sum(case["商户编号"] is None for case in chosen) > 50


def test_some_cases_have_neither_district_nor_registered_merchant() -> None:
    nowhere = [
        case
        for case in cases().values()
        if case["区划代码"] is None and case["商户编号"] is None
    ]
    assert len(nowhere) > 0


def test_every_platform_category_and_rating_occurs() -> None:
    def words(header: str) -> set[str | None]:
        return {case[header] for case in cases().values()}

    platforms = {"12345", "12315", "租房安", "陶小二", "全国旅游监管服务平台", "现场"}
    assert words("渠道") == platforms
    assert words("退赔方") == {"商家", "专班垫付", "平台", None}
    assert words("满意度") == {"满意", "不满意", "未评价"}
    assert {"诚信退赔", "服务态度", "质量纠纷", "涨价"} < words("类别")


def test_one_case_was_closed_before_it_was_received() -> None:
    early = [
        key
        for key, case in cases().items()
        if case["办结时间"] and str(case["办结时间"]) < str(case["受理时间"])
    ]
    assert early == ["TS2025-0100"]


def test_one_row_of_2025_is_delivered_twice() -> None:
    rows = year_file(2025)

    assert (
        rows.filter(rows.is_duplicated())["投诉编号"].to_list() == ["TS2025-0200"] * 2
    )


def test_three_open_cases_of_2025_are_closed_by_the_file_of_2026() -> None:
    carried = year_file(2026).filter(pl.col("投诉编号").str.starts_with("TS2025"))
    before = year_file(2025).join(carried, on="投诉编号", how="semi")

    assert len(carried) == 3
    assert before["办结时间"].null_count() == 3
    assert carried["办结时间"].to_list() == ["2026-01-12 10:30"] * 3


def test_no_person_is_real() -> None:
    assert all(str(case["电话"]).startswith("199000") for case in cases().values())
    assert all(str(case["投诉人"]).startswith("游客") for case in cases().values())
    assert all(
        str(case["投诉内容"]).startswith("（虚构）") for case in cases().values()
    )


def test_the_rows_that_are_no_cases_follow_the_published_periods() -> None:
    rows = year_file(2026).filter(
        pl.col("关联类型").is_not_null() | (pl.col("作废") == "是")
    )
    kinds = rows.group_by("关联类型").len().rows()

    assert dict(kinds) == {"催办": 10, "重复": 5, "转派": 2, None: 3}
    assert str(rows["受理时间"].min()) > "2026-03-19"
    assert rows["退赔金额"].null_count() == len(rows) == 20
    originals = rows["原投诉编号"].drop_nulls()
    assert originals.is_in(year_file(2026)["投诉编号"].implode()).all()


def test_a_transfer_ends_as_its_original() -> None:
    transfers = year_file(2026).filter(pl.col("关联类型") == "转派")
    for row in transfers.iter_rows(named=True):
        original = cases()[row["原投诉编号"]]
        for header in ("办结时间", "结果", "满意度"):
            assert row[header] == original[header] is not None


def test_pauses_extensions_and_call_backs_occur() -> None:
    rows = year_file(2026)

    assert rows["暂停止"].count() == 3
    assert set(rows["暂停原因"].drop_nulls()) == {"鉴定", "检测"}
    assert rows["延期至"].count() == 2
    assert rows["重办时间"].count() == 1
    assert set(rows.filter(pl.col("回访时间").is_not_null())["是否接通"]) == {
        "是",
        "否",
    }
