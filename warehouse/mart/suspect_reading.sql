create table mart.suspect_reading (
    place_id varchar not null,
    counter_id varchar not null,
    measure varchar not null,
    counted_from_at timestamp not null,
    counted_to_at timestamp not null,
    utc_offset_minutes smallint not null,
    counted_on date not null,
    counted_hours double not null,
    visit_count bigint not null,
    rule varchar not null
);

comment on table mart.suspect_reading is
'一行 = 一个读数违反的一条常理。读数照样计入人次，但不算有读数的小时，覆盖率因此下降。规则至多看前后 92 天。 · One row = a reading and a rule it breaks. It still counts as visits and no longer as a reported hour, so coverage falls. Rules look at most 92 days back and ahead.';
comment on column mart.suspect_reading.place_id is '点位编号 · place';
comment on column mart.suspect_reading.counter_id is '计数器编号 · counter';
comment on column mart.suspect_reading.measure is '指标 · measure';
comment on column mart.suspect_reading.counted_from_at is '时段开始 · start of the interval';
comment on column mart.suspect_reading.counted_to_at is '时段结束 · end of the interval';
comment on column mart.suspect_reading.utc_offset_minutes is
'与 UTC 的差，分钟 · offset from UTC, minutes';
comment on column mart.suspect_reading.counted_on is '日期 · calendar day';
comment on column mart.suspect_reading.counted_hours is
'时段长度，小时 · length of the interval, hours';
comment on column mart.suspect_reading.visit_count is '读数 · the reading';
comment on column mart.suspect_reading.rule is
'zero_day 整天为零而平日有人；stuck 同一个数连续 12 小时以上；at_limit 停在计数器上限（内置上限，或计数器登记的量程），或超过登记的量程；repeated_day 与前一天逐时相同；twin_counter 与另一计数器逐时相同；total_of_others 等于同点位其余计数器之和；unit_jump 相差千倍以上 · zero_day: a whole day of zeros where people usually come; stuck: one value for 12 hours or more; at_limit: at the limit of a counter (a built-in one, or the registered), or above the registered one; repeated_day: hour by hour the day before; twin_counter: hour by hour another counter; total_of_others: the sum of the other counters of its place; unit_jump: a thousand times off';
