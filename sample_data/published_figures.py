"""The published figures: real numbers of real documents, with scope and source.

The invented files are made so that the figures with a 量 come out of them.
"""

import polars as pl

from sample_data.drawn import read_drawn

REPORT = "2024年工作报告"
PAPER = "江西日报 2026-03-19"
PAPER_AT = "江西日报 2026-03-19，epaper.jxxw.com.cn/html/2026-03/19/content_6_84210.htm"

FIGURES = """
数字编号|材料|原句|量|公布值|允许差|下限|范围片区|指标|投诉类别|起|止|仅节假日|出处|说明
belt-holiday-visits-2024|{report}|“夜珠山”消费带假期接待365.73万人次|visit_count|3657300|50|否|yezhushan|entries||2024-01-01|2024-12-31|是|{report}|报告未列明假期范围，按2024日历年内30个节假日认定；365.73万精确到0.01万，允许差50
belt-spring-festival-visits-2025|江西省2025年春节假期文旅消费盘点|夜珠山150.11万人次|visit_count|1501100|50|否|yezhushan|entries||2025-01-28|2025-02-04|是|大江网 2025-02-07，gd.huaxia.com/c/2025/02/07/2000764.shtml|春节8天；150.11万精确到0.01万，允许差50
integrity-complaints-2024|{report}|诚信退赔类投诉114件|complaint_count|114|0|否|360203||诚信退赔|2024-01-01|2024-12-31|否|{report}|按受理日期、类别“诚信退赔”认定
integrity-refunds-2024|{report}|退赔66333元|refunded_yuan|66333.00|0|否|360203||诚信退赔|2024-01-01|2024-12-31|否|{report}|上述114件的实际退赔；其中有裁定不退（0元）的，件均须写明分母
integrity-satisfaction-2024|{report}|满意度100%|satisfied_share|1|0|否|360203||诚信退赔|2024-01-01|2024-12-31|否|{report}|满意件数÷已评价件数，114/114
integrity-complaints-spring-festival-2026|{paper}|春节237件|complaint_count|237|0|否|360203||诚信退赔|2026-02-15|2026-02-23|否|{paper_at}|春节假期9天，按受理日期认定
integrity-refunds-spring-festival-2026|{paper}|退赔超10万元|refunded_yuan|100000|0|是|360203||诚信退赔|2026-02-15|2026-02-23|否|{paper_at}|“超”为下限
integrity-complaints-two-years|{paper}|专班成立约两年处理1300余件|complaint_count|1300|0|是|360203||诚信退赔|2024-04-01|2026-03-18|否|{paper_at}|“余”为下限；起讫按专班成立（2024年4月）至见报前一日认定，与2024年114件的口径未必一致
integrity-refunds-two-years|{paper}|退赔70余万元|refunded_yuan|700000|0|是|360203||诚信退赔|2024-04-01|2026-03-18|否|{paper_at}|“余”为下限；范围同上
planned-stalls|{report}|规划摊位2770个|planned_stall_count|2770|0|否|360203|||2024-01-01|2024-12-31|否|{report}|按三宝市、陶然集、陶艺街、抚州弄、陶阳新村五处市集合计
listed-venues|{report}|466家场馆挂牌“千馆之城”|venue_count|466|0|否|360203|||2024-01-01|2024-12-31|否|{report}|按挂牌且未摘牌认定
pledged-merchants|{report}|千余户商家签订“价格不涨”承诺书|pledged_merchant_count|1000|0|是|360203|||2024-01-01|2024-12-31|否|{report}|“千余户”为下限；与575家酒店民宿不是同一口径
pledged-lodging|{paper}|575家酒店和民宿签订价格承诺||575|0|否|360203|||||否|{paper_at}|只作背景；只含住宿业，另一口径
people-say-cases|{report}|“百姓说事”28097件||28097|0|否|360203|||2024-01-01|2024-12-31|否|{report}|只作背景；本系统无此数据
gdp-2024|{report}|地区生产总值279.6亿元，增长4.2%||27960000000|50000000|否|360203|||2024-01-01|2024-12-31|否|{report}|只作背景；公布值单位为元
retail-sales-2024|{report}|社会消费品零售总额232.6亿元，增长4.6%||23260000000|50000000|否|360203|||2024-01-01|2024-12-31|否|{report}|只作背景；公布值单位为元
services-2024|{report}|规上服务业94.7亿元，增长10.7%||9470000000|50000000|否|360203|||2024-01-01|2024-12-31|否|{report}|只作背景；公布值单位为元
new-market-entities-2024|{report}|新增市场主体10537户||10537|0|否|360203|||2024-01-01|2024-12-31|否|{report}|只作背景
city-holiday-visits-2023|中秋国庆假期文旅数据|全市接待851.99万人次||8519900|50|否|360200|||2023-09-29|2023-10-06|否|澎湃新闻，m.thepaper.cn/baijiahao_24962389|只作背景；全市口径，8天；与“夜珠山”不是同一范围
belt-holiday-growth-2023|中秋国庆假期文旅数据|夜珠山接待人次增长132.2%||1.322|0.0005|否|yezhushan|||2023-09-29|2023-10-06|否|澎湃新闻，m.thepaper.cn/baijiahao_24962389|只作背景；同比，本系统无2022、2023年数据
"""  # noqa: E501 – one figure, one line


def published_figures() -> pl.DataFrame:
    """Return one row per figure with the headers of the published-figures feed."""
    return read_drawn(FIGURES.format(report=REPORT, paper=PAPER, paper_at=PAPER_AT))
