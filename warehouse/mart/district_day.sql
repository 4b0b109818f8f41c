-- What pages sum at each click, summed over places once: 226 places are 20 districts.
create view mart.district_day as
with newest_day as (
    -- the newest day that has hours from 06:00 on: the nights before it are over
    select max(place_day.counted_on) as begun_on
    from mart.place_day
    where place_day.around_clock_visit_count is not null
),

place_days as (
    select
        place_day.*,
        coalesce(
            place_day.counted_on < newest_day.begun_on
            or (
                place_day.night_expected_hours > 0
                and place_day.night_reported_hours >= place_day.night_expected_hours
            ),
            false
        ) as is_night_over,
    from mart.place_day
    cross join newest_day
)

select
    place_days.district_id as district_id,
    place_days.counted_on as counted_on,
    place_days.measure as measure,
    cast(sum(place_days.visit_count) as bigint) as visit_count,
    cast(sum(place_days.night_visit_count) as bigint) as night_visit_count,
    cast(sum(place_days.estimated_visit_count) as bigint) as estimated_visit_count,
    sum(least(place_days.reported_hours, place_days.expected_hours))
        as reported_hours,
    sum(place_days.expected_hours) as expected_hours,
    sum(least(place_days.night_reported_hours, place_days.night_expected_hours))
        as night_reported_hours,
    sum(place_days.night_expected_hours) as night_expected_hours,
    cast(
        sum(case when place_days.is_night_over then place_days.night_visit_count end)
        as bigint
    ) as over_night_visit_count,
    cast(
        sum(
            case
                when
                    place_days.is_night_over
                    and place_days.night_visit_count is not null
                    then place_days.around_clock_visit_count
            end
        ) as bigint
    ) as over_around_clock_visit_count,
    sum(
        case
            when place_days.is_night_over
                then least(
                    place_days.night_reported_hours, place_days.night_expected_hours
                )
        end
    ) as over_night_reported_hours,
    sum(case when place_days.is_night_over then place_days.night_expected_hours end)
        as over_night_expected_hours,
from place_days
group by place_days.district_id, place_days.counted_on, place_days.measure;

comment on view mart.district_day is
'一行 = 一个片区一天的一个流量指标：mart.place_day 各点位之和。应报而未报的日子也有行，人次为空。 · One row = a district, day and flow measure: the sums of mart.place_day over places. Days that were due and did not come have a row too, with NULL.';
comment on column mart.district_day.district_id is
'点位当天所属片区；登记期之外为 unknown · district the places were registered in on that day; unknown outside their registration';
comment on column mart.district_day.counted_on is '日期 · calendar day';
comment on column mart.district_day.measure is '指标 · measure';
comment on column mart.district_day.visit_count is
'当天 0–24 时人次；空 = 没有读数 · visits of the calendar day; NULL = no reading';
comment on column mart.district_day.night_visit_count is
'当天 18:00 开始的那一夜的人次；空 = 没有小时数 · visits of the night that begins on this day; NULL = no hourly readings';
comment on column mart.district_day.estimated_visit_count is
'当天人次里估算的 · of the day''s visits, estimated';
comment on column mart.district_day.reported_hours is
'有可信读数的计数器小时，每个点位最多算到应有 · counter-hours with a reading that is not suspect, each place counted up to what was due';
comment on column mart.district_day.expected_hours is
'应有的计数器小时 · counter-hours that were due';
comment on column mart.district_day.night_reported_hours is
'当夜有读数的计数器小时，每个点位最多算到应有 · counter-hours of the night with a reading, each place counted up to what was due';
comment on column mart.district_day.night_expected_hours is
'当夜应有的计数器小时 · counter-hours of the night that were due';
comment on column mart.district_day.over_night_visit_count is
'夜间人次，只含已经过完的夜（当夜小时到齐，或全库有更晚的、次日 06:00 以后的小时数） · night visits of nights that are over: all hours came, or the warehouse has later hours, from 06:00 of the next day on';
comment on column mart.district_day.over_around_clock_visit_count is
'同样这些夜有小时数的点位，当天 06:00 至次日 06:00 的人次 · visits from 06:00 to 06:00 of the places with hours of these nights';
comment on column mart.district_day.over_night_reported_hours is
'过完的夜有读数的计数器小时；空 = 没有过完的 · counter-hours with a reading of nights that are over; NULL = none is over';
comment on column mart.district_day.over_night_expected_hours is
'过完的夜应有的计数器小时；空 = 没有过完的 · counter-hours due of nights that are over; NULL = none is over';
