create table core.dim_counter (
    counter_id varchar not null,
    place_id varchar not null,
    kind varchar,
    directions varchar,
    expected_interval_minutes integer,
    valid_from_on date not null,
    valid_to_on date,
    max_visit_count bigint,
    replaced_by_counter_id varchar,
    delivery_id integer not null,
    source_sheet varchar,
    source_row integer not null
);

comment on table core.dim_counter is
'一行 = 一个计数器在一个点位的一段有效期。主键 counter_id + place_id + valid_from_on。 · One row = a counter at a place over one period of validity. Key: counter_id + place_id + valid_from_on.';
comment on column core.dim_counter.counter_id is
'计数器编号 · counter key';
comment on column core.dim_counter.place_id is
'所在点位 · the place it counts at';
comment on column core.dim_counter.kind is
'类型，如 激光、摄像、闸机 · kind as registered, e.g. laser, camera, gate';
comment on column core.dim_counter.directions is
'计数方向，如 进、进出 · directions it counts, as registered';
comment on column core.dim_counter.expected_interval_minutes is
'应每隔多少分钟报一次；空 = 未登记 · minutes between readings that are due; NULL = not registered';
comment on column core.dim_counter.valid_from_on is
'启用日（含） · first day in service';
comment on column core.dim_counter.valid_to_on is
'停用日（含）；空 = 仍在用 · last day in service; NULL = still in service';
comment on column core.dim_counter.max_visit_count is
'一个间隔内能报的最大数；超过它的读数可疑（mart.suspect_reading 的 at_limit）；空 = 未登记 · the largest number it can report for one interval; a reading above it is suspect (at_limit in mart.suspect_reading); NULL = not registered';
comment on column core.dim_counter.replaced_by_counter_id is
'由哪个计数器更换；空 = 没有 · the counter that took its place; NULL = none';
comment on column core.dim_counter.delivery_id is
'来自哪次报送，见 ledger.delivery · the delivery it came in';
comment on column core.dim_counter.source_sheet is
'来自哪张工作表；CSV 为空 · worksheet; NULL for CSV';
comment on column core.dim_counter.source_row is
'来自文件第几行（从 1 起） · line of the file, counted from 1';
