create table mart.place_hour (
    place_id varchar not null,
    district_id varchar not null,
    counted_on date not null,
    hour smallint not null,
    night_on date,
    measure varchar not null,
    visit_count bigint,
    estimated_visit_count bigint,
    reported_hours double not null
);

comment on table mart.place_hour is
'一行 = 一个点位一天中一个钟点的一个流量指标（entries、exits、passages）；没有读数的钟点没有行。 · One row = a place, day, clock hour and flow measure; hours without a reading have no row.';
comment on column mart.place_hour.place_id is '点位编号 · place';
comment on column mart.place_hour.district_id is
'当天所属片区 · district the place was registered in on that day';
comment on column mart.place_hour.counted_on is '日期 · calendar day';
comment on column mart.place_hour.hour is '钟点 0–23 · clock hour';
comment on column mart.place_hour.night_on is
'所属夜晚；白天为空 · the evening the night began on; NULL by day';
comment on column mart.place_hour.measure is '指标 · measure';
comment on column mart.place_hour.visit_count is
'人次；空 = 全部停机 · visits; NULL = nothing but outages';
comment on column mart.place_hour.estimated_visit_count is
'其中估算的 · of these, estimated';
comment on column mart.place_hour.reported_hours is
'有可信读数的计数器小时（不含 mart.suspect_reading） · counter-hours with a reading that is not suspect';
