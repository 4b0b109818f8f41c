-- 指标：假期
-- Metric: Holidays
-- 口径：假期 = 含法定节日的最长连休，首末两日都含，跨年的归法定节日所在年。两节相连的是
--   一个假期，名称用、连写，is_merged 为真；main_name 为其中最长的节（春节、国庆、劳
--   动，再按名称），中秋国庆因此与国庆相比。known_as 为查询时认得的各种叫法。is_lunar：
--   按农历 true，按公历或节气 false，不认得的节日为空。is_whole = 首日前一天和末日后一
--   天日历都有，假期不会更长；否则假期可能被日历的边缘截断。is_provisional = 其中有暂定
--   的日子。compared_ 各列为上一年 main_name 相同的假期，没有则为空。不涉及客流和片区。
-- Definition: A holiday is the longest run of days off that holds a statutory day, both
--   ends included; one that crosses the year belongs to the year of that day. Two that
--   touch are one holiday, their names joined by 、, is_merged true; main_name is the
--   longest of them (春节, 国庆, 劳动, then by name), so that 中秋、国庆 compares with 国庆.
--   known_as = the names it is found by. is_lunar: true by the lunar calendar, false by
--   the solar one or a solar term, NULL for names not known here. is_whole = the
--   calendar knows the day before and the day after, so that it cannot be longer;
--   otherwise the edge of the calendar may cut it. is_provisional = some of its days
--   are provisional. The compared_ columns are the holiday of the same main_name a year
--   earlier, NULL without one. Counts and districts play no part.
-- 粒度：一行 = 一个假期
-- Grain: one row = a holiday
-- 单位：日期、天
-- Unit: dates, days
-- 来源：mart.holiday_day、core.dim_calendar
-- Source: mart.holiday_day, core.dim_calendar
create or replace macro metric.holidays() as table (
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
                    list(ranked_parts.short_name),
                    list(ranked_parts.short_name || '节')
                ),
                list_concat(
                    coalesce(
                        list(ranked_parts.other_name) filter (
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
            and year_before.run_rank = 1
    order by starts_on
);
