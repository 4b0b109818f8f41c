create table core.dim_event (
    event_id varchar not null,
    event_name varchar not null,
    festival_id varchar,
    district_id varchar,
    venue varchar,
    starts_at timestamp not null,
    ends_at timestamp not null,
    organiser varchar,
    status varchar,
    event_type varchar,
    claimed_visit_count bigint,
    ticketed_visit_count bigint,
    expected_visit_count bigint,
    edition_no integer,
    delivery_id integer not null,
    source_sheet varchar,
    source_row integer not null
);

comment on table core.dim_event is
'一行 = 一届活动。主键 event_id。 · One row = one edition of an event. Key: event_id.';
comment on column core.dim_event.event_id is '活动编号（一届一个） · edition key';
comment on column core.dim_event.event_name is '活动名称 · name as delivered';
comment on column core.dim_event.festival_id is
'系列编号，同一活动各届相同；空 = 单次活动 · series shared by its editions; NULL = a single event';
comment on column core.dim_event.district_id is '片区编号 · district as delivered';
comment on column core.dim_event.venue is
'地点原文，一个或几个点位，用 、；分开 · venue as delivered: one or several places';
comment on column core.dim_event.starts_at is '开始时间，当地 · start, local time';
comment on column core.dim_event.ends_at is '结束时间，当地 · end, local time';
comment on column core.dim_event.organiser is '主办方 · organiser';
comment on column core.dim_event.status is '状态，如 计划、已办、取消 · status as delivered';
comment on column core.dim_event.event_type is '类型，如 市集、演艺 · type as delivered';
comment on column core.dim_event.claimed_visit_count is
'主办方申报人次；从不与计数相加或替换 · visits claimed by the organiser; never mixed with counts';
comment on column core.dim_event.ticketed_visit_count is
'检票人次；从不与计数相加或替换 · visits by tickets checked; never mixed with counts';
comment on column core.dim_event.expected_visit_count is
'预计人次；从不与计数相加或替换 · visits expected beforehand; never mixed with counts';
comment on column core.dim_event.edition_no is
'届次，主办方的编号 · number of the edition, as the organiser counts';
comment on column core.dim_event.delivery_id is
'来自哪次报送，见 ledger.delivery · the delivery it came in';
comment on column core.dim_event.source_sheet is
'来自哪张工作表；CSV 为空 · worksheet; NULL for CSV';
comment on column core.dim_event.source_row is
'来自文件第几行（从 1 起） · line of the file, counted from 1';
