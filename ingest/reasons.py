"""Why a cell or a line is set aside: a code, and what to write instead."""

from ingest.message import Message

REASONS = {
    "ragged_row": Message(
        "这一行的格数与表头不同；请检查有没有多出或缺少的分隔符",
        "the line has another number of cells than the header; look for a stray or "
        "missing separator",
    ),
    "broken_quote": Message(
        "引号用法不对；含分隔符的单元格整个加引号，里面的引号写两遍",
        "quotes are misused; quote the whole cell and double the quotes inside",
    ),
    "nul_byte": Message(
        "行里有空字节（文件损坏）；请重新导出",
        "the line holds NUL bytes (damaged); export it again",
    ),
    "total_row": Message(
        "合计行不是数据，不载入；明细已在其他行",
        "a total row is not data; what it adds up stands in other rows",
    ),
    "repeated_header": Message(
        "表头在文件中间又出现一次；多半是几份文件接在一起",
        "the header again in mid-file; several files were probably joined",
    ),
    "missing_value": Message(
        "必填的格子是空的；请补填", "a required cell is empty; fill it"
    ),
    "no_reading": Message(
        "人次为空：没有读数不等于 0；停机请在“质量”列写 outage（停机）",
        "the count is empty, which is not zero; for an outage write outage in the "
        "column quality",
    ),
    "unreadable_number": Message(
        "不是数；请只写数字，如 1234、1,234 或 1.2万",
        "not a number; write digits only, such as 1234, 1,234 or 1.2万",
    ),
    "unreadable_count": Message(
        "不是整数；请写不小于 0 的整数，如 1234、1,234 或 1.2万",
        "not a whole number; write 0 or more, such as 1234, 1,234 or 1.2万",
    ),
    "negative_number": Message("不能小于 0", "it must not be below 0"),
    "impossible_parameter": Message(
        "新增比例在 0 和 1 之间，人均参加天数不小于 1",
        "an additional share lies between 0 and 1, days attended are 1 or more",
    ),
    "unreadable_day": Message(
        "不是约定的日期；请按年、月、日的次序写，如 2024-05-01 或 2024/5/1，"
        "并且要有这一天",
        "not a date of the agreed form; write year, month, day, such as 2024-05-01 or "
        "2024/5/1, and a day that exists",
    ),
    "unreadable_instant": Message(
        "不是约定的时间；请写 2024-05-01 18:30 或 2024/5/1 18:30 这样的真实时间",
        "not a time of the agreed form; write it such as 2024-05-01 18:30 or "
        "2024/5/1 18:30",
    ),
    "year_out_of_range": Message(
        "年份不在 1900–2099 之间，多半是笔误；请核对年份",
        "the year is not between 1900 and 2099, probably a slip; check the year",
    ),
    "declared_void": Message(
        "来源系统已把这一行作废，不载入",
        "its own source has declared the row void; it is not loaded",
    ),
    "broken_json": Message(
        "这一行不是一个完整的 JSON 对象；请重新导出",
        "the line is not one whole JSON object; export it again",
    ),
    "unreadable_truth": Message("请写 是 或 否", "write 是 (yes) or 否 (no)"),
    "unreadable_hour": Message(
        "时段请写 0–23 的整数，或 18:00-19:00；空 = 全天",
        "write the hour as 0 to 23 or 18:00-19:00; empty = the whole day",
    ),
    "unknown_word": Message(
        "不在允许的取值里，见 ingest/README.md",
        "not one of the allowed words, see ingest/README.md",
    ),
    "unknown_time_zone": Message(
        "不认识的时区；请写 Asia/Shanghai 这样的名称",
        "unknown time zone; write a name such as Asia/Shanghai",
    ),
    "outage_with_number": Message(
        "质量写了停机，却又有人次；请去掉人次或改质量",
        "an outage has no count; remove the count or change the quality",
    ),
    "ends_before_it_starts": Message(
        "结束早于或等于开始；请核对两个时间",
        "it ends before or as it starts; check both",
    ),
    "rest_and_makeup": Message(
        "同一天不能既休息又调休上班；请留一个“是”",
        "a day cannot be both a rest day and a make-up workday; keep one",
    ),
    "unregistered_place": Message(
        "点位没有登记；请先核对编号有没有写错，真是新点位再在点位登记表里登记",
        "the place is not registered; check its id for a slip first, and only when it "
        "is new register it in places",
    ),
    "place_not_in_service": Message(
        "点位当天不在启用期内；请核对日期或登记表的启用、停用",
        "the place was not in service that day; check the date or its register row",
    ),
    "other_district": Message(
        "区划代码不是该点位当天所属片区，也不是它的上级",
        "not the district that the place lay in that day, nor above it",
    ),
    "nonexistent_local_time": Message(
        "当地没有这个钟点（夏令时开始拨快）；请核对来源的时区",
        "this hour does not exist there (clocks go forward); check the source's zone",
    ),
    "unknown_complaint": Message(
        "没有这件投诉；请先报送投诉，或核对投诉编号",
        "there is no such complaint; deliver it first, or check its number",
    ),
    "no_payment": Message(
        "0 元不是一笔退赔；决定不退请写在投诉表的退赔金额里",
        "0 is no payment; a decision that none is due belongs into the complaints",
    ),
    "reversal_not_negative": Message(
        "写了冲回编号的金额必须是负数",
        "an amount that names the payment it reverses must be negative",
    ),
    "not_one_bound": Message(
        "至少件数、至多件数要填一个，而且只填一个",
        "fill one of 至少件数 (at least) and 至多件数 (at most), and only one",
    ),
    "numbered_as_its_case": Message(
        "退赔编号不能等于投诉编号：那是随投诉登记的一笔；请另编号",
        "the number of the case stands for the payment that came with it; give this "
        "one a number of its own",
    ),
    "linked_to_itself": Message(
        "原投诉编号不能是它自己；没有原投诉就留空",
        "a complaint cannot be its own original; leave it empty where there is none",
    ),
    "release_above_start": Message(
        "解除比例不能高于起始比例；请核对两个比例",
        "a level cannot end above the share that it starts at; check both",
    ),
    "share_as_percent": Message(
        "比例请写小数：80% 写 0.80，至多 2",
        "write the share as a decimal: 0.80 for 80 %, at most 2",
    ),
    "longer_than_a_day": Message(
        "时长按每天计，不能超过 24 小时",
        "the hours of a day cannot be more than 24",
    ),
    "conflicting_rows": Message(
        "和本文件另一行的编号、时间都相同，值却不同，两行都不载入；"
        "请核对这几格有没有写错，真是重复的只留正确的一行",
        "another row of the file has the same ids and times but other values; neither "
        "is taken; check these cells for a slip, and keep one of true repeats",
    ),
}
