create table core.published_figure (
    figure_id varchar not null,
    document_name varchar not null,
    sentence varchar,
    quantity varchar,
    published_value decimal(18, 4),
    tolerance_value decimal(18, 4) not null,
    is_at_least boolean not null,
    district_id varchar,
    measure varchar,
    category varchar,
    from_on date,
    to_on date,
    is_holidays_only boolean not null,
    source_name varchar,
    note varchar,
    delivery_id integer not null,
    source_sheet varchar,
    source_row integer not null
);

comment on table core.published_figure is
'一行 = 已公布材料里的一个数，连同它的范围、时期和出处。主键 figure_id。 · One row = a figure in a published document, with its scope, period and source. Key: figure_id.';
comment on column core.published_figure.figure_id is '数字编号 · figure key';
comment on column core.published_figure.document_name is '材料名称 · the document';
comment on column core.published_figure.sentence is '原句 · the sentence it stands in';
comment on column core.published_figure.quantity is
'由哪个量复算：visit_count、complaint_count、refund_count、refunded_yuan、satisfied_share、planned_stall_count、venue_count、pledged_merchant_count；空 = 只作背景，不复算 · what recomputes it; NULL = context only';
comment on column core.published_figure.published_value is
'公布的数，基本单位（人次、件、元、个、户、0–1） · value as published, in base units';
comment on column core.published_figure.tolerance_value is
'因公布精度允许的差，如 365.73 万 → 50 · difference its rounding allows';
comment on column core.published_figure.is_at_least is
'是否“以上、余”一类下限 · a lower bound such as more than a thousand';
comment on column core.published_figure.district_id is
'范围：该片区及其全部下级；空 = 全部 · scope: this district with all below it; NULL = everything';
comment on column core.published_figure.measure is
'客流量用哪个指标，如 entries · which measure, for visits';
comment on column core.published_figure.category is
'投诉类别；空 = 不限 · complaint category; NULL = any';
comment on column core.published_figure.from_on is '起始日（含） · first day';
comment on column core.published_figure.to_on is '截止日（含） · last day';
comment on column core.published_figure.is_holidays_only is
'是否只算其中的节假日 · only the holidays within the period';
comment on column core.published_figure.source_name is '出处 · where it was published';
comment on column core.published_figure.note is
'说明，如范围是怎样认定的 · how the scope was settled';
comment on column core.published_figure.delivery_id is
'来自哪次报送，见 ledger.delivery · the delivery it came in';
comment on column core.published_figure.source_sheet is
'来自哪张工作表；CSV 为空 · worksheet; NULL for CSV';
comment on column core.published_figure.source_row is
'来自文件第几行（从 1 起） · line of the file, counted from 1';
