"""The words that a template may ask for: each in Chinese and English, with meaning.

queries/briefing/README.md lists them for the staff who edit a template.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Placeholder:
    """One word of a template, under either name.

    fields: those of a row, where the placeholder is a list to be repeated in a table.
    """

    zh: str
    en: str
    meaning_zh: str
    meaning_en: str
    fields: "tuple[Placeholder, ...]" = ()

    @property
    def names(self) -> tuple[str, str]:
        """Both names; they mean the same in every template."""
        return self.zh, self.en


FOOTFALL_FIELDS = (
    Placeholder("指标", "measure", "进入或断面", "entries or passages"),
    Placeholder("人次", "visits", "人次", "visits"),
    Placeholder("夜间人次", "night_visits", "18–06 时的人次", "visits 18:00–06:00"),
    Placeholder("夜间占比", "night_share", "夜间占比", "share of the night"),
    Placeholder("覆盖率", "coverage", "读数到了多少", "how much of the readings came"),
)

CASE_FIELDS = (
    Placeholder("投诉", "complaints", "受理的投诉件数", "complaints received"),
    Placeholder("退赔件数", "refunds", "有退赔的件数", "cases with a refund"),
    Placeholder("退赔金额", "refunded", "实际退赔（元）", "paid back, yuan"),
    Placeholder("办结", "closed", "已办结件数", "cases closed"),
    Placeholder(
        "满意率", "satisfied_share", "满意 ÷ 已评价", "satisfied ÷ rated, a share"
    ),
    Placeholder(
        "满意比", "satisfied_of_rated", "满意/已评价（件）", "satisfied/rated, cases"
    ),
)

PLACEHOLDERS = (
    Placeholder("标题", "title", "月报标题", "title of the briefing"),
    Placeholder("月份", "month", "月份", "the month"),
    Placeholder("范围", "scope", "片区或消费带", "the district or belt"),
    Placeholder("时期", "period", "首日至末日（含）", "first to last day, included"),
    Placeholder(
        "数据说明",
        "data_note",
        "本月数据是否完整",
        "whether the month's data is whole",
    ),
    Placeholder("客流说明", "footfall_text", "客流一段话", "the paragraph on footfall"),
    Placeholder(
        "同比说明",
        "change_text",
        "同比，或为什么不作同比",
        "change on last year, or why none",
    ),
    Placeholder(
        "客流表",
        "footfall",
        "各指标一行",
        "a row per measure",
        (
            *FOOTFALL_FIELDS,
            Placeholder("上年同月", "last_year", "上年同月人次", "visits a year ago"),
            Placeholder("同比", "change", "同比", "change on last year"),
        ),
    ),
    Placeholder("客流图", "footfall_chart", "每日客流图", "chart of daily footfall"),
    Placeholder(
        "片区表",
        "districts",
        "各片区各指标一行",
        "a row per district and measure",
        (Placeholder("片区", "district", "片区", "the district"), *FOOTFALL_FIELDS),
    ),
    Placeholder("活动说明", "festivals_text", "活动一句话", "a sentence on festivals"),
    Placeholder(
        "活动表",
        "festivals",
        "本月的活动，各指标一行",
        "festivals of the month, a row per measure",
        (
            Placeholder("活动", "festival", "活动", "the edition"),
            Placeholder("起止", "days", "首日至末日", "first to last day"),
            *(each for each in FOOTFALL_FIELDS if each.en != "night_share"),
            Placeholder("备注", "note", "取消、重叠、状态", "cancelled, overlap"),
        ),
    ),
    Placeholder(
        "投诉说明", "cases_text", "投诉退赔一段话", "the paragraph on complaints"
    ),
    *CASE_FIELDS,
    Placeholder(
        "投诉表",
        "cases_by_district",
        "各片区一行",
        "a row per district",
        (Placeholder("片区", "district", "片区", "the district"), *CASE_FIELDS),
    ),
    Placeholder("投诉图", "cases_chart", "各类投诉件数图", "chart of complaints"),
    Placeholder("质量说明", "quality_text", "数据质量一段话", "a paragraph on quality"),
    Placeholder(
        "缺数表",
        "missing",
        "整天没有读数的片区",
        "districts with days without readings",
        (
            Placeholder("片区", "district", "片区", "the district"),
            Placeholder("日子", "days", "缺哪些天", "which days"),
        ),
    ),
    Placeholder(
        "对账说明", "published_text", "对账一句话", "a sentence on published figures"
    ),
    Placeholder(
        "对账表",
        "published",
        "涉及本月的公布数字",
        "published figures that touch the month",
        (
            Placeholder("数字", "figure", "公布的原句", "the published sentence"),
            Placeholder("时期", "period", "所指时期", "its period"),
            Placeholder("公布", "published", "公布的数", "the published value"),
            Placeholder("复算", "computed", "仓库复算", "the value of the warehouse"),
            Placeholder("结论", "verdict", "是否一致", "whether they agree"),
        ),
    ),
    Placeholder(
        "来源表",
        "sources",
        "每组数字怎么来的",
        "where each group of numbers comes from",
        (
            Placeholder("数字", "figure", "哪组数字", "which numbers"),
            Placeholder("指标", "metric", "指标文件", "the file of the metric"),
            Placeholder("SQL", "sql", "在仓库里输入的一句", "what to type"),
        ),
    ),
    Placeholder("快照", "snapshot", "数据仓库的快照", "snapshot of the warehouse"),
    Placeholder("载入时刻", "loaded_at", "最近一次载入", "time of the last load"),
    Placeholder("制作时刻", "made_at", "制作月报的时刻", "time the briefing was made"),
)
