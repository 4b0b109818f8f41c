create table mart.place_day (
    place_id varchar not null,
    district_id varchar not null,
    counted_on date not null,
    measure varchar not null,
    visit_count bigint,
    night_visit_count bigint,
    around_clock_visit_count bigint,
    estimated_visit_count bigint,
    reported_hours double not null,
    expected_hours double not null,
    night_reported_hours double not null,
    night_expected_hours double not null,
    peak_hour smallint,
    peak_visit_count bigint
);

comment on table mart.place_day is
'一行 = 一个点位一天的一个流量指标。应报而未报的日子也有行，人次为空。 · One row = a place, day and flow measure. Days that were due and did not come have a row too, with NULL.';
comment on column mart.place_day.place_id is '点位编号 · place';
comment on column mart.place_day.district_id is
'当天所属片区 · district the place was registered in on that day';
comment on column mart.place_day.counted_on is '日期 · calendar day';
comment on column mart.place_day.measure is '指标 · measure';
comment on column mart.place_day.visit_count is
'当天 0–24 时人次；空 = 没有读数 · visits of the calendar day; NULL = no reading';
comment on column mart.place_day.night_visit_count is
'当天 18:00 开始的那一夜的人次；空 = 没有小时数 · visits of the night that begins on this day; NULL = no hourly readings';
comment on column mart.place_day.around_clock_visit_count is
'当天 06:00 至次日 06:00 的人次，夜间占比的分母；空 = 没有小时数 · visits from 06:00 to 06:00, the base of the night share; NULL = no hourly readings';
comment on column mart.place_day.estimated_visit_count is
'当天人次里估算的 · of the day''s visits, estimated';
comment on column mart.place_day.reported_hours is
'有可信读数的计数器小时（不含 mart.suspect_reading） · counter-hours with a reading that is not suspect';
comment on column mart.place_day.expected_hours is
'应有的计数器小时（按启用期） · counter-hours due while the place is valid';
comment on column mart.place_day.night_reported_hours is
'当夜有读数的计数器小时 · counter-hours of the night with a reading';
comment on column mart.place_day.night_expected_hours is
'当夜应有的计数器小时 · counter-hours of the night that were due';
comment on column mart.place_day.peak_hour is
'人次最多的钟点；并列取最早；空 = 没有小时数 · hour with the most visits, the earliest of a tie; NULL = no hourly readings';
comment on column mart.place_day.peak_visit_count is '该钟点人次 · visits of that hour';
