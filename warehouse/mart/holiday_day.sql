-- A holiday is the longest run of days off that holds a named day: notices and open
-- calendars list one day for 端午 2024, yet people had three (06-08 … 06-10).
create view mart.holiday_day as
with rest_days as (
    select
        dim_calendar.calendar_on as calendar_on,
        -- with its table: a macro may have a parameter of this name
        dim_calendar.holiday_name as holiday_name,
        dim_calendar.calendar_on
        - cast(row_number() over (order by dim_calendar.calendar_on) as integer)
            as run_key,
    from core.dim_calendar
    where dim_calendar.is_rest_day
),

named_runs as (
    select
        rest_days.run_key as run_key,
        min(rest_days.calendar_on) as starts_on,
        max(rest_days.calendar_on) as ends_on,
        count(*) as day_count,
        -- the last one: where every day off is named, 元旦 2023 begins on 2022-12-31
        max(
            case when rest_days.holiday_name is not null then rest_days.calendar_on end
        ) as last_named_on,
        string_agg(
            distinct rest_days.holiday_name, '、' order by rest_days.holiday_name
        ) as holiday_name,
    from rest_days
    group by rest_days.run_key
    having count(rest_days.holiday_name) > 0
)

select
    rest_days.calendar_on as calendar_on,
    named_runs.holiday_name as holiday_name,
    cast(year(named_runs.last_named_on) as integer) as holiday_year,
    cast(rest_days.calendar_on - named_runs.starts_on as integer) + 1 as day_index,
    cast(named_runs.day_count as integer) as day_count,
    named_runs.starts_on as starts_on,
    named_runs.ends_on as ends_on,
from rest_days
inner join named_runs -- loses only the rest days that belong to no holiday
    on rest_days.run_key = named_runs.run_key;

comment on view mart.holiday_day is
'一行 = 假期中的一天。假期 = 含法定节日的最长连休（如 2024 端午为 06-08 至 06-10 三天）。 · One row = a day of a holiday, which is the longest run of days off that holds a statutory day.';
comment on column mart.holiday_day.calendar_on is '日期 · day';
comment on column mart.holiday_day.holiday_name is
'节日名；两节相连时用、连写 · holiday; two that merge are joined by 、';
comment on column mart.holiday_day.holiday_year is
'节日所属年份，按最后一个点名的日子（2023-12-30 属 2024 元旦） · year of the statutory day: of the last day named';
comment on column mart.holiday_day.day_index is '假期第几天，从 1 起 · day of the holiday, from 1';
comment on column mart.holiday_day.day_count is '假期天数 · length of the holiday in days';
comment on column mart.holiday_day.starts_on is '假期首日 · first day';
comment on column mart.holiday_day.ends_on is '假期末日 · last day';
