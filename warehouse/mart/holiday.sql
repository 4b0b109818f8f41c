-- Held, since every comparison of periods asks for it, some of them four times.
create view mart.holiday as
with runs as (
    select
        holiday_day.holiday_name as run_name,
        holiday_day.holiday_year as run_year,
        holiday_day.starts_on as starts_on,
        holiday_day.ends_on as ends_on,
        cast(holiday_day.day_count as bigint) as day_count,
    from mart.holiday_day
    where holiday_day.day_index = 1
),

parts as (
    select distinct
        runs.starts_on as starts_on,
        trim(unnest(string_split(runs.run_name, '、'))) as part_name,
    from runs
),

-- 国庆节 and 国庆 are one name; 春节 keeps its second character
short_parts as (
    select distinct
        parts.starts_on as starts_on,
        case
            when length(parts.part_name) > 2 and right(parts.part_name, 1) = '节'
                then left(parts.part_name, length(parts.part_name) - 1)
            else parts.part_name
        end as short_name,
    from parts
),

ranked_parts as (
    select
        short_parts.starts_on as starts_on,
        short_parts.short_name as short_name,
        case short_parts.short_name when '劳动' then '五一' when '国庆' then '十一' end
            as other_name,
        row_number() over (
            partition by short_parts.starts_on
            order by
                case short_parts.short_name
                    when '春节' then 1 when '国庆' then 2 when '劳动' then 3 else 4
                end,
                short_parts.short_name
        ) as part_rank,
    from short_parts
),

names as (
    select
        ranked_parts.starts_on as starts_on,
        count(*) > 1 as is_merged,
        max(case when ranked_parts.part_rank = 1 then ranked_parts.short_name end)
            as main_name,
        list_concat(
            list_concat(
                list(ranked_parts.short_name order by ranked_parts.short_name),
                list(ranked_parts.short_name || '节' order by ranked_parts.short_name)
            ),
            list_concat(
                coalesce(
                    list(
                        ranked_parts.other_name order by ranked_parts.other_name
                    ) filter (
                        where ranked_parts.other_name is not null
                    ),
                    []
                ),
                [
                    string_agg(
                        ranked_parts.short_name, '' order by ranked_parts.short_name
                    ),
                    string_agg(
                        ranked_parts.short_name,
                        '' order by ranked_parts.short_name desc
                    )
                ]
            )
        ) as known_as,
    from ranked_parts
    group by ranked_parts.starts_on
),

provisional_runs as (
    select distinct holiday_day.starts_on as starts_on
    from mart.holiday_day
    inner join core.dim_calendar -- chooses the provisional days: that is its job
        on
            holiday_day.calendar_on = dim_calendar.calendar_on
            and dim_calendar.status = 'provisional'
),

whole_runs as (
    select
        runs.run_name as run_name,
        runs.run_year as run_year,
        runs.starts_on as starts_on,
        runs.ends_on as ends_on,
        runs.day_count as day_count,
        names.is_merged as is_merged,
        names.main_name as main_name,
        names.known_as as known_as,
        case
            when names.main_name in ('春节', '端午', '中秋', '重阳', '元宵', '除夕')
                then true
            when names.main_name in ('元旦', '清明', '劳动', '国庆') then false
        end as is_lunar,
        day_before.calendar_on is not null
        and day_after.calendar_on is not null as is_whole,
        provisional_runs.starts_on is not null as is_provisional,
        -- two runs of one holiday in a year: the longer one is compared with
        row_number() over (
            partition by names.main_name, runs.run_year
            order by runs.day_count desc, runs.starts_on asc
        ) as run_rank,
    from runs
    inner join names -- made from runs: every run has its match
        on runs.starts_on = names.starts_on
    left join core.dim_calendar as day_before
        on runs.starts_on - 1 = day_before.calendar_on
    left join core.dim_calendar as day_after
        on runs.ends_on + 1 = day_after.calendar_on
    left join provisional_runs on runs.starts_on = provisional_runs.starts_on
)

select
    whole_runs.run_name as holiday_name,
    whole_runs.run_year as holiday_year,
    whole_runs.starts_on as starts_on,
    whole_runs.ends_on as ends_on,
    whole_runs.day_count as day_count,
    whole_runs.is_merged as is_merged,
    whole_runs.main_name as main_name,
    whole_runs.is_lunar as is_lunar,
    whole_runs.is_whole as is_whole,
    whole_runs.is_provisional as is_provisional,
    year_before.run_name as compared_holiday_name,
    year_before.starts_on as compared_starts_on,
    year_before.ends_on as compared_ends_on,
    year_before.day_count as compared_day_count,
    year_before.is_merged as compared_is_merged,
    whole_runs.known_as as known_as,
from whole_runs
left join whole_runs as year_before
    on
        whole_runs.main_name = year_before.main_name
        and whole_runs.run_year - 1 = year_before.run_year
        and year_before.run_rank = 1;

comment on view mart.holiday is
'一行 = 一个假期，含法定节日的最长连休；口径见 metric.holidays。 · One row = a holiday, the longest run of days off that holds a statutory day; for the definition see metric.holidays.';
comment on column mart.holiday.holiday_name is
'假期名；两节相连时用、连写 · holiday; two that merge are joined by 、';
comment on column mart.holiday.holiday_year is '法定节日所在年 · year of the statutory day';
comment on column mart.holiday.starts_on is '假期首日 · first day';
comment on column mart.holiday.ends_on is '假期末日 · last day';
comment on column mart.holiday.day_count is '假期天数 · length of the holiday in days';
comment on column mart.holiday.is_merged is '两节相连 · two holidays that touch are one';
comment on column mart.holiday.main_name is
'其中最长的节，同名的相比 · the longest of its holidays; those of one name compare';
comment on column mart.holiday.is_lunar is
'按农历；空 = 不认得的节日 · by the lunar calendar; NULL = a name not known here';
comment on column mart.holiday.is_whole is
'日历有首日前一天和末日后一天，假期不会更长 · the calendar knows the day before and the day after: it cannot be longer';
comment on column mart.holiday.is_provisional is
'其中有暂定的日子 · some of its days are provisional';
comment on column mart.holiday.compared_holiday_name is
'上一年的同一假期；空 = 没有 · the same holiday a year earlier; NULL = none';
comment on column mart.holiday.compared_starts_on is '它的首日 · its first day';
comment on column mart.holiday.compared_ends_on is '它的末日 · its last day';
comment on column mart.holiday.compared_day_count is '它的天数 · its length in days';
comment on column mart.holiday.compared_is_merged is
'它由两节相连 · it is two holidays that touch';
comment on column mart.holiday.known_as is '查询时认得的各种叫法 · the names it is found by';
