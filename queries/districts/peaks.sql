-- 指标：各片区客流峰值
-- Metric: Peaks of footfall by district
-- 口径：取 from_on 至 to_on 的日历日，两日都含。最大日 = 人次最多的一天；最大钟点 = 人
--   次最多的那一天那一钟点（当地时间）。进入与断面各成一行，从不相加；离开、在场、累
--   计、去重人数不计，在场峰值见 metric.peak_present。并列取最早。只看覆盖率不低于 90%
--   的日子：有应报的日子因此没看的，verdict 为 of_complete_days、reason 为
--   days_left_out；一天都不够的，峰值为空，不是 0，verdict 为 not_known、reason 为
--   incomplete；否则为 known。只报全天数的日子没有钟点。登记期之外的点位归入 unknown，
--   它没有应报，覆盖率无从知道，所以为空。
-- Definition: Calendar days from from_on to to_on, both included. The peak day has the
--   most visits of a day, the peak hour those of one clock hour of one day, local time.
--   Entries and passages in rows of their own, never added; exits, presence, running
--   totals and unique people excluded: for people present see metric.peak_present. Ties
--   go to the earliest. Only days with at least 90 % coverage are looked at: when days
--   that were due are left out for that, verdict of_complete_days, reason
--   days_left_out; when none is left, NULL, which is not zero, verdict not_known,
--   reason incomplete; else known. Days of day totals alone have no hours. Places
--   outside their registration are unknown: nothing is due, no coverage can be known,
--   hence NULL.
-- 粒度：一行 = 一个片区的一个指标
-- Grain: one row = a district and measure
-- 单位：人次、天
-- Unit: visits, days
-- 来源：mart.place_day、mart.place_hour
-- Source: mart.place_day, mart.place_hour
create or replace macro metric.peaks(from_on, to_on) as table (
    with days as (
        select
            by_day.district_id as district_id,
            by_day.measure as measure,
            by_day.counted_on as counted_on,
            by_day.visit_count as visit_count,
            coalesce(by_day.coverage_share >= 0.9, false)
            and by_day.visit_count is not null as is_complete,
        from metric.footfall_by_day(from_on, to_on) as by_day
        -- the evening before the first reading has a night and no day of its own
        where by_day.visit_count is not null or by_day.coverage_share is not null
    ),

    day_counts as (
        select
            district_id,
            measure,
            count(*) as day_count,
            count(case when is_complete then 1 end) as complete_day_count,
        from days
        group by district_id, measure
    ),

    ranked_days as (
        select
            days.*,
            row_number() over (
                partition by district_id, measure
                order by visit_count desc, counted_on asc
            ) as peak_rank,
        from days
        where is_complete
    ),

    hours as (
        select
            place_hour.district_id as district_id,
            place_hour.measure as measure,
            place_hour.counted_on as counted_on,
            place_hour.hour as hour,
            cast(sum(place_hour.visit_count) as bigint) as visit_count,
        from mart.place_hour
        inner join days -- keeps the complete days
            on
                place_hour.district_id = days.district_id
                and place_hour.measure = days.measure
                and place_hour.counted_on = days.counted_on
        where days.is_complete
        group by
            place_hour.district_id,
            place_hour.measure,
            place_hour.counted_on,
            place_hour.hour
    ),

    ranked_hours as (
        select
            hours.*,
            row_number() over (
                partition by district_id, measure
                order by visit_count desc, counted_on asc, hour asc
            ) as peak_rank,
        from hours
        where visit_count is not null
    )

    select
        day_counts.district_id as district_id,
        day_counts.measure as measure,
        ranked_days.counted_on as peak_on,
        ranked_days.visit_count as peak_day_visit_count,
        ranked_hours.counted_on as peak_hour_on,
        ranked_hours.hour as peak_hour,
        ranked_hours.visit_count as peak_hour_visit_count,
        day_counts.day_count as day_count,
        day_counts.complete_day_count as complete_day_count,
        case
            when day_counts.complete_day_count = 0 then 'not_known'
            when day_counts.complete_day_count < day_counts.day_count
                then 'of_complete_days'
            else 'known'
        end as verdict,
        case
            when day_counts.complete_day_count = 0 then 'incomplete'
            when day_counts.complete_day_count < day_counts.day_count
                then 'days_left_out'
        end as reason,
    from day_counts
    left join ranked_days
        on
            day_counts.district_id = ranked_days.district_id
            and day_counts.measure = ranked_days.measure
            and ranked_days.peak_rank = 1
    left join ranked_hours
        on
            day_counts.district_id = ranked_hours.district_id
            and day_counts.measure = ranked_hours.measure
            and ranked_hours.peak_rank = 1
    order by district_id, measure
);
