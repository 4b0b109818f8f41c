"""Whom a complaint is about and who complained; every person is invented."""

import numpy as np
import polars as pl
from numpy.random import Generator

from sample_data.districts import belt_district_ids
from sample_data.festivals import held_editions
from sample_data.merchants import merchants
from sample_data.seeded import stream

UNREGISTERED_SHARE = 0.05
DISTRICT_GIVEN_SHARE = 0.6
UNREGISTERED_NAME = "路边摊位（未登记，示例）"
AT_EVENT_SHARE = 0.5  # of the cases received while a festival is on
AT_SEASON_SHARE = 0.08  # the same for one that goes on for weeks
LONG_DAYS = 14

STEMS = "甲乙丙丁戊己庚辛壬癸"
FIRST_PHONE = 19_900_000_000
TEXTS = (
    "（虚构）房间与页面照片不符，要求退还差价",
    "（虚构）买到的杯子有裂纹，要求退货",
    "（虚构）临时取消订单，商家不退押金",
    "（虚构）菜单价格与结账价格不一致",
    "（虚构）体验课时长缩水，请回电{}",
    "（虚构）节假日加价，与承诺书不符，联系人{}",
)


def with_parties(
    cases: pl.DataFrame, part: str, *, is_of_belt: bool = False
) -> pl.DataFrame:
    """Return the cases with merchant, district, event and complainant.

    is_of_belt takes merchants of the belt alone, so that county and belt agree.
    """
    random = stream(part)
    register = merchants().select("商户编号", "商户名称", "片区编号")
    if is_of_belt:
        register = register.filter(pl.col("片区编号").is_in(belt_district_ids()))
    return _with_merchant(_with_event(cases, random), register, random).hstack(
        _complainants(len(cases), random)
    )


def _with_event(cases: pl.DataFrame, random: Generator) -> pl.DataFrame:
    """Add event_id and event_district_id to some of the cases of a festival's days."""
    days = (
        held_editions()
        .with_columns(pl.date_ranges("starts_on", "ends_on").alias("on"))
        .with_columns(pl.col("on").list.len().alias("length"))
        .explode("on")
        .sort("length", maintain_order=True)  # of two on one day, the shorter
        .unique("on", keep="first", maintain_order=True)
        .select("on", "length", "event_id", event_district_id="district_id")
    )
    share = pl.when(pl.col("length") > LONG_DAYS).then(AT_SEASON_SHARE)
    is_at_event = pl.col("chance") < share.otherwise(AT_EVENT_SHARE)
    return (
        cases.with_columns(
            pl.col("received_at").dt.date().alias("on"),
            pl.Series("chance", random.random(len(cases))),
        )
        .join(days, on="on", how="left", maintain_order="left")
        .with_columns(
            pl.when(is_at_event).then(pl.col(name)).alias(name)
            for name in ("event_id", "event_district_id")
        )
        .drop("on", "length", "chance")
    )


def _with_merchant(
    cases: pl.DataFrame, register: pl.DataFrame, random: Generator
) -> pl.DataFrame:
    """Add merchant and district; the merchant may be unregistered.

    A case of 诚信退赔 with an unregistered merchant always names its district: the
    published figures are those of the county, and a case of unknown district is not.
    """
    is_needed = pl.col("is_unregistered") & (pl.col("category") == "诚信退赔")
    is_unregistered = random.random(len(cases)) < UNREGISTERED_SHARE
    is_given = random.random(len(cases)) < DISTRICT_GIVEN_SHARE
    flags = pl.DataFrame({"is_unregistered": is_unregistered, "is_given": is_given})
    return (
        cases.hstack(_chosen_merchants(cases["event_district_id"], register, random))
        .hstack(flags)
        .with_columns(
            pl.when(~pl.col("is_unregistered")).then("商户编号").alias("merchant_id"),
            pl.when("is_unregistered")
            .then(pl.lit(UNREGISTERED_NAME))
            .otherwise("商户名称")
            .alias("merchant_name"),
            pl.when(pl.col("is_given") | is_needed)
            .then("片区编号")
            .alias("district_id"),
        )
        .drop("商户编号", "商户名称", "片区编号", "event_district_id", *flags.columns)
    )


def _chosen_merchants(
    district_ids: pl.Series, register: pl.DataFrame, random: Generator
) -> pl.DataFrame:
    """Return one merchant per case: of the district where one is given, else any."""
    register = register.sort("片区编号", maintain_order=True)
    first = register["片区编号"].search_sorted(district_ids, side="left").to_numpy()
    end = register["片区编号"].search_sorted(district_ids, side="right").to_numpy()
    is_any = district_ids.is_null().to_numpy()
    first, end = np.where(is_any, 0, first), np.where(is_any, len(register), end)
    row = first + np.floor(random.random(len(district_ids)) * (end - first))
    return register.select(pl.all().gather(row.astype(np.int64)))


def _complainants(count: int, random: Generator) -> pl.DataFrame:
    # One in ten complains again: fewer people than cases.
    person = random.integers(0, max(1, count * 9 // 10), count)
    phone = pl.Series(FIRST_PHONE + person).cast(pl.String)
    stem = pl.Series(np.array(list(STEMS))[person % len(STEMS)])
    number = pl.Series(person // len(STEMS)).cast(pl.String).str.zfill(3)
    text = pl.Series(np.array(TEXTS)[random.integers(0, len(TEXTS), count)])
    return pl.DataFrame(
        {
            "complainant_name": "游客" + stem + number,
            "phone": phone,
            "complaint_text": text,
        }
    ).with_columns(
        pl.col("complaint_text").str.replace("{}", pl.col("phone"), literal=True)
    )
