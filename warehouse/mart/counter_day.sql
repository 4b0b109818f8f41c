create table mart.counter_day (
    place_id varchar not null,
    counter_id varchar not null,
    measure varchar not null,
    counted_on date not null,
    visit_count bigint not null,
    counted_hours double not null,
    busy_reading_count bigint not null,
    profile_id varchar not null
);

comment on table mart.counter_day is
'一行 = 一个计数器一天的一个流量指标（只看短于一天的实测读数），供判断可疑读数。 · One row = a counter, day and flow measure, of measured readings shorter than a day; suspect readings are judged by it.';
comment on column mart.counter_day.place_id is '点位编号 · place';
comment on column mart.counter_day.counter_id is '计数器编号 · counter';
comment on column mart.counter_day.measure is '指标 · measure';
comment on column mart.counter_day.counted_on is '日期 · calendar day';
comment on column mart.counter_day.visit_count is '当天读数之和 · sum of its readings';
comment on column mart.counter_day.counted_hours is
'有读数的小时 · hours with a reading';
comment on column mart.counter_day.busy_reading_count is
'大于零的读数个数 · readings above zero';
comment on column mart.counter_day.profile_id is
'逐时读数的摘要；相同即逐时相同 · digest of the readings in order; equal means hour by hour the same';
