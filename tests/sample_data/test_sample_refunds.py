"""The listed payments and the small registers of the sample."""

import io
from decimal import Decimal
from pathlib import Path

import polars as pl

import sample_data

FOLDER = Path(sample_data.__file__).parent


def table(name: str, encoding: str = "utf-8-sig") -> pl.DataFrame:
    text = (FOLDER / name).read_bytes().decode(encoding)
    return pl.read_csv(io.StringIO(text), infer_schema=False)


def test_the_payments_of_a_case_add_up_to_what_the_case_says() -> None:
    payments = table("refunds_2026.csv", "gb18030")
    cases = table("complaints_2026.csv").filter(
        pl.col("退赔方") == "专班垫付", pl.col("退赔金额") != "0.00"
    )
    listed: dict[str, Decimal] = {}
    for case, yuan in payments.select("投诉编号", "退赔金额").rows():
        listed[case] = listed.get(case, Decimal(0)) + Decimal(yuan)

    decided = dict(cases.select("投诉编号", "退赔金额").rows())
    assert listed == {case: Decimal(yuan) for case, yuan in decided.items()}
    assert len(payments) > len(decided)  # some in several payments


def test_one_payment_is_reversed_and_most_advances_are_recovered() -> None:
    payments = table("refunds_2026.csv", "gb18030")
    reversals = payments.filter(pl.col("冲回编号").is_not_null())
    advances = payments.filter(
        pl.col("退赔方") == "专班垫付", pl.col("冲回编号").is_null()
    )

    assert reversals["退赔金额"].to_list() == ["-10.00"]
    assert reversals["冲回编号"].is_in(payments["退赔编号"].implode()).all()
    recovered_count = advances["追偿金额"].count()
    assert 0.5 < recovered_count / len(advances) < 0.9


def test_every_place_has_its_counter_and_every_channel_is_a_platform() -> None:
    counters, places = table("counters.csv"), table("places.csv")
    channels = table("complaints_2026.csv")["渠道"].unique()

    assert set(counters["点位编号"]) == set(places["点位编号"])
    assert set(channels) == set(table("platforms.csv")["平台名称"])


def test_the_limit_of_a_complaint_changed_on_2026_03_15() -> None:
    rules = table("deadline_rules.csv").filter(pl.col("规则编号") == "tourism-accept")

    assert rules.select("时限", "施行", "废止").rows() == [
        ("5", "2010-07-01", "2026-03-14"),
        ("2", "2026-03-15", None),
    ]
    assert set(table("deadline_rules.csv")["已核实"]) == {"否"}


def test_a_homestay_is_admitted_refused_expired_renewed_or_undecided() -> None:
    reviews = table("homestay_admissions.csv")
    decisions = {
        application: rows["意见"].to_list()
        for (application,), rows in reviews.group_by("申请编号", maintain_order=True)
    }

    assert len(decisions) == 10
    assert all(len(words) == 3 for words in decisions.values())
    approved = [key for key, words in decisions.items() if set(words) == {"通过"}]
    refused = [key for key, words in decisions.items() if "不通过" in words]
    assert (len(approved), len(refused)) == (6, 2)
    assert decisions["A2026-03"] == [None, None, None]
    held_to = reviews.filter(pl.col("申请编号") == "A2023-01")["有效期至"]
    assert held_to.drop_nulls().to_list() == ["2025-05-25"]


def test_every_category_has_a_group_and_every_list_rule_is_invented() -> None:
    categories = table("complaints_2026.csv")["类别"].unique()
    rules = table("list_rules.csv")

    assert set(categories) == set(table("category_groups.csv")["类别"])
    assert rules["依据"].str.contains("虚构").all()
    assert rules["名单"].to_list() == ["黑榜", "黑榜", "黑榜", "红榜"]
