create table core.fct_visitor_count (
    place_id varchar not null,
    counter_id varchar not null,
    counted_from_at timestamp not null,
    counted_to_at timestamp not null,
    utc_offset_minutes smallint not null,
    counted_on date not null,
    hour smallint,
    night_on date,
    counted_hours double not null,
    measure varchar not null,
    visit_count bigint,
    quality varchar not null,
    delivery_id integer not null,
    source_sheet varchar,
    source_row integer not null
);

comment on table core.fct_visitor_count is
'一行 = 一个计数器在一个时段报的一个数。没有主键约束，唯一性由载入和检查保证：place_id + counter_id + counted_from_at + utc_offset_minutes + counted_to_at + measure。按 counted_from_at、place_id 排列。 · One row = one reading of one counter over one interval. No primary key: the load and a check keep it unique. Ordered by counted_from_at, place_id.';
comment on column core.fct_visitor_count.place_id is '点位编号 · place';
comment on column core.fct_visitor_count.counter_id is
'计数器编号，未报时同点位 · counter; the place itself when none is given';
comment on column core.fct_visitor_count.counted_from_at is
'时段开始（含），当地时间 · start of the interval, local time';
comment on column core.fct_visitor_count.counted_to_at is
'时段结束（不含），当地时间 · end of the interval, excluded, local time';
comment on column core.fct_visitor_count.utc_offset_minutes is
'开始时刻与 UTC 的差，分钟；区分冬令时重复的一小时 · offset from UTC at the start; tells the repeated hour apart when clocks go back';
comment on column core.fct_visitor_count.counted_on is
'时段开始的日期 · calendar day of the start';
comment on column core.fct_visitor_count.hour is
'时段所在的钟点 0–23；跨钟点的（如全天数）为空 · clock hour that holds the interval; NULL when it spans more than one';
comment on column core.fct_visitor_count.night_on is
'所属夜晚（18:00–次日 06:00）开始的日期；白天或跨出夜间为空 · the evening the night began on; NULL by day or when the interval leaves the night';
comment on column core.fct_visitor_count.counted_hours is
'时段长度，小时 · length of the interval, hours';
comment on column core.fct_visitor_count.measure is
'指标：entries 进入、exits 离开、passages 断面、present 在场、running_total 累计、unique_people 去重人数；互不相加 · what was counted; measures are never added to each other';
comment on column core.fct_visitor_count.visit_count is
'读数；空 = 停机，没有读数（不是 0） · the reading; NULL = outage, no reading, which is not zero';
comment on column core.fct_visitor_count.quality is
'ok 实测、estimated 估算、outage 停机 · ok, estimated or outage';
comment on column core.fct_visitor_count.delivery_id is
'来自哪次报送，见 ledger.delivery · the delivery it came in';
comment on column core.fct_visitor_count.source_sheet is
'来自哪张工作表；CSV 为空 · worksheet; NULL for CSV';
comment on column core.fct_visitor_count.source_row is
'来自文件第几行（从 1 起） · line of the file, counted from 1';
