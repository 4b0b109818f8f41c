"""Limits for complaints: of real rules, none of them compared with its text yet."""

import polars as pl

from sample_data.drawn import read_drawn

# Tourism complaints are those that reach the tourism authority, 12315 has rules of its
# own, and the desk made a promise for 诚信退赔. 已核实 is 否: nobody has compared these
# rows with the text of the rules.
TOURISM = "12345、全国旅游监管服务平台、租房安、陶小二、现场"
RULES = """
规则编号|规则名称|渠道|类别|环节|时限|时限单位|起算|顺延|可延期|暂停事由|施行|废止|依据|已核实|说明
tourism-accept|旅游投诉2010|TOURISM||受理|5|工作日|受理||||2010-07-01|2026-03-14|国家旅游局令32|否|
tourism-accept|旅游投诉2026|TOURISM||受理|2|工作日|受理||||2026-03-15||文旅部令14|否|
tourism-reply|旅游投诉2010|TOURISM||答复|10|日|立案|是|||2010-07-01|2026-03-14|国家旅游局令32|否|被投诉人答复；2026年新规的天数没有查到
tourism-mediate|旅游投诉2010|TOURISM||办结|60|日|立案|是|||2010-07-01|2026-03-14|国家旅游局令32|否|自受理起；末日逢休息日顺延是推定
tourism-mediate|旅游投诉2026|TOURISM||办结|60|日|立案|是|||2026-03-15||文旅部令14|否|自受理起；末日逢休息日顺延是推定
12315-accept|12315暂行办法|12315||受理|7|工作日|受理||||2020-01-01||市场监管总局令20第十四条|否|令121（2026）的施行日期没有查到
12315-inform|12315暂行办法|12315||告知|7|工作日|办结||||2020-01-01||市场监管总局令20|否|告知调解结果
12315-mediate|12315暂行办法|12315||终止调解|45|工作日|立案|||鉴定、检测|2020-01-01||市场监管总局令20第二十一条|否|鉴定、检测不计入（第二十条）
consumer-inform|消费者权益保护法|12315||告知|7|工作日|受理||||2014-03-15||消保法第四十六条|否|处理并告知
consumer-refund|侵害消费者权益行为处罚办法|||退赔|15|日|受理|是|||2015-03-15||处罚办法第八至十条|否|超过十五日视为故意拖延
desk-verify|退赔专班||诚信退赔|核实|1|小时|受理||||2024-04-01||江西日报2026-03-19|否|施行按月初
desk-close|退赔专班||诚信退赔|办结|48|小时|受理||||2024-04-01||江西日报2026-03-19|否|一至两天，取上限
"""


def deadline_rules() -> pl.DataFrame:
    """Return one row per limit and period, with the headers of the feed."""
    return read_drawn(RULES.replace("TOURISM", TOURISM))
