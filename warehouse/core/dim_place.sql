create table core.dim_place (
    place_id varchar not null,
    place_name varchar not null,
    district_id varchar not null,
    kind varchar,
    is_night_zone boolean,
    visitable_area_m2 decimal(12, 2),
    area_per_person_m2 decimal(8, 2),
    open_hours decimal(4, 2),
    mean_visit_hours decimal(4, 2),
    instant_capacity_count bigint,
    daily_capacity_count bigint,
    valid_from_on date,
    valid_to_on date,
    time_zone varchar not null,
    map_x double,
    map_y double,
    delivery_id integer not null,
    source_sheet varchar,
    source_row integer not null
);

comment on table core.dim_place is
'一行 = 一个点位的一段有效期；点位改属别的片区时另起一行。主键 place_id + valid_from_on。 · One row = a place over one period of validity; a place that moves to another district gets a new row. Key: place_id + valid_from_on.';
comment on column core.dim_place.place_id is '点位编号 · place key';
comment on column core.dim_place.place_name is '点位名称 · name as registered';
comment on column core.dim_place.district_id is
'所属片区 · the district it is registered in';
comment on column core.dim_place.kind is
'类型，如 入口、断面 · kind as registered, e.g. gate or line';
comment on column core.dim_place.is_night_zone is
'是否夜间消费区；空 = 未登记 · in a night-consumption zone; NULL = not registered';
comment on column core.dim_place.visitable_area_m2 is
'有效可游览面积，平方米 · effective visitable area, square metres';
comment on column core.dim_place.area_per_person_m2 is
'人均面积，平方米/人 · square metres one person needs';
comment on column core.dim_place.open_hours is
'每天有效开放时长，小时；空 = 未登记 · effective opening hours a day; NULL = not registered';
comment on column core.dim_place.mean_visit_hours is
'全点位的平均游览时长，小时；空 = 未登记 · mean length of a visit to the whole place, hours; NULL = not registered';
comment on column core.dim_place.instant_capacity_count is
'主管部门核定的瞬时最大承载量，人；空 = 未核定 · most people at once, as declared by the authority; NULL = not declared';
comment on column core.dim_place.daily_capacity_count is
'主管部门核定的日最大承载量，人次；空 = 未核定 · most visits a day, as declared by the authority; NULL = not declared';
comment on column core.dim_place.valid_from_on is
'启用日（含）；空 = 一直有效 · first day valid; NULL = always';
comment on column core.dim_place.valid_to_on is
'停用日（含）；空 = 仍有效 · last day valid; NULL = still valid';
comment on column core.dim_place.time_zone is
'当地时区，如 Asia/Shanghai · the zone its clock times are in';
comment on column core.dim_place.map_x is
'示意图横向位置 0–1，0 = 左边，不是坐标；空 = 没有写 · position on the schematic map, 0 = left, not a coordinate; NULL = not given';
comment on column core.dim_place.map_y is
'示意图纵向位置 0–1，0 = 上边，不是坐标；空 = 没有写 · position on the schematic map, 0 = top, not a coordinate; NULL = not given';
comment on column core.dim_place.delivery_id is
'来自哪次报送，见 ledger.delivery · the delivery it came in';
comment on column core.dim_place.source_sheet is
'来自哪张工作表；CSV 为空 · worksheet; NULL for CSV';
comment on column core.dim_place.source_row is
'来自文件第几行（从 1 起） · line of the file, counted from 1';
