create table mart.expected_day (
    place_id varchar not null,
    district_id varchar not null,
    counted_on date not null,
    measure varchar not null,
    expected_hours double not null,
    night_expected_hours double not null
);

comment on table mart.expected_day is
'一行 = 一个点位一天一个流量指标应有的计数器小时：启用期内、第一次报数之后、全库最新一天之前，每个计数器每小时一个。换时的日子是 23 或 25 小时。 · One row = the counter-hours due from a place on a day: every hour of every counter while the place is valid, from its first reading to the newest day of the warehouse; 23 or 25 where clocks change.';
comment on column mart.expected_day.place_id is '点位编号 · place';
comment on column mart.expected_day.district_id is '当天所属片区 · district on that day';
comment on column mart.expected_day.counted_on is '日期 · calendar day';
comment on column mart.expected_day.measure is '指标 · measure';
comment on column mart.expected_day.expected_hours is
'当天应有的计数器小时 · counter-hours due on the calendar day';
comment on column mart.expected_day.night_expected_hours is
'当夜（18:00 至次日 06:00）应有的计数器小时 · counter-hours due in the night that begins';
