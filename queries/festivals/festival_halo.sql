-- 指标：各届活动前后的余波
-- Metric: Halo of each edition
-- 口径：asked_event_id 为空 = 各届都要。活动点位在首日前 3 天（−3…−1）和末日后 7 天（1…
--   7）每一天的增量，各成一行，不含活动日；06:00 及以前结束的末日为前一天。每行是一天的
--   时段，估计、区间、verdict 与 metric.uplift_in_windows 相同；基线不含活动日。
--   reason：no_counts 没有计数（还没到、没有读数）；incomplete 某点位不足 90% 的小时；
--   past_calendar日历没有那些日子；makeup_workday 当天是调休上班日；
--   holiday_without_earlier_years 节假日没有可比的较早年份；too_few_weeks 八周里可用的
--   不足五周；no_base 基线为 0；holiday_without_placebo 节假日没有安慰剂，无区间；
--   too_few_placebos 安慰剂不足 19 个，无区间；overlapping_event 当天另有活动；
--   weeks_to_come 后四周还没有计齐，基线以后会变。进入与断面各成一行，从不相加。空 = 没
--   有，不是 0。已取消、地点没有登记的活动没有行；没有片区的按地点栏的点位。
-- Definition: asked_event_id NULL = every edition. The uplift at the edition's places
--   on each of the 3 days before its first day (−3…−1) and the 7 after its last (1…7),
--   a row each, its own days not among them; an edition that ends at or before 06:00
--   ends on the day before. A row is a window of one day; estimator, interval and
--   verdict as in metric.uplift_in_windows; days of the edition are not in the
--   baseline. reason: no_counts, still to come or no readings; incomplete, a place has
--   less than 90 % of its hours; past_calendar, the calendar lacks the days;
--   makeup_workday, the day is one; holiday_without_earlier_years, nothing to compare a
--   holiday with; too_few_weeks, fewer than five usable weeks of eight; no_base, the
--   baseline is 0; holiday_without_placebo, holidays have no placebos, hence no
--   interval; too_few_placebos, fewer than 19, hence no interval; overlapping_event,
--   another event on that day; weeks_to_come, the four weeks after it have not all been
--   counted and the baseline will still change. Entries and passages in rows of their
--   own, never added. NULL = there is none, which is not zero. Cancelled editions and
--   unregistered venues have no rows; without a district, the places of the venue
--   decide.
-- 粒度：一行 = 一届活动前后一天的一个指标
-- Grain: one row = an edition, day around it and measure
-- 单位：人次；比；个；天
-- Unit: visits; ratios; windows; days
-- 来源：mart.place_day（经 metric.uplift_in_windows）
-- Source: mart.place_day, through metric.uplift_in_windows
create or replace macro metric.festival_halo(asked_event_id := null) as table (
    with asked as (
        select cast(asked_event_id as varchar) as edition_id
    ),

    offsets as (
        select cast(unnest([-3, -2, -1, 1, 2, 3, 4, 5, 6, 7]) as integer) as halo_day
    ),

    halo_days as (
        select
            edition_places.event_id as event_id,
            edition_places.place_ids as place_ids,
            offsets.halo_day as halo_day,
            case
                when offsets.halo_day < 0
                    then edition_places.starts_on + offsets.halo_day
                else edition_places.ends_on + offsets.halo_day
            end as counted_on,
            edition_places.event_id || ' ' || cast(offsets.halo_day as varchar)
                as window_id,
        from metric.edition_places() as edition_places
        inner join asked -- one row: keeps the edition asked for
            on asked.edition_id is null or edition_places.event_id = asked.edition_id
        cross join offsets
        where not edition_places.is_cancelled and edition_places.place_count > 0
    ),

    halo_windows as (
        select
            list(
                struct_pack(
                    window_id := window_id,
                    event_id := event_id,
                    place_ids := place_ids,
                    from_on := counted_on,
                    to_on := counted_on
                )
            ) as windows_of_halos,
        from halo_days
    ),

    measured as (
        select halo_uplift.*
        from metric.uplift_in_windows(
            (select halo_windows.windows_of_halos from halo_windows), false
        ) as halo_uplift
    )

    select
        halo_days.event_id as event_id,
        measured.measure as measure,
        halo_days.halo_day as halo_day_index,
        halo_days.counted_on as counted_on,
        measured.visit_count as visit_count,
        measured.baseline_visit_count as baseline_visit_count,
        measured.uplift_visit_count as uplift_visit_count,
        measured.uplift_ratio as uplift_ratio,
        measured.uplift_low_ratio as uplift_low_ratio,
        measured.uplift_high_ratio as uplift_high_ratio,
        coalesce(measured.placebo_count, 0) as placebo_count,
        coalesce(measured.verdict, 'no_baseline') as verdict,
        case
            when measured.measure is null then 'no_counts'
            else measured.reason
        end as reason,
        measured.detectable_ratio as detectable_ratio,
    from halo_days
    left join measured on halo_days.window_id = measured.window_id
    order by event_id, measure, halo_day_index
);
