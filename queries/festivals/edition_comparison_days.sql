-- 指标：一个系列各届逐日对比
-- Metric: Editions of a series, day by day
-- 口径：每届与同系列的上一届（is_previous）以及与约一年前的同季一届（is_same_season：开
--   幕日离前一年同日最近，相差不超过 60 天）相比，两者是同一届时只有一行；已取消的不
--   比。按开幕日对齐：day_index 0 = 首日，只比两届都有的天序；首末两日都含，06:00 及以
--   前结束的末日为前一天。同口径：只用两届共同的、在所有比较日都完整（90% 以上的小时）
--   的点位。change_visit_count = 这届减相比那届。is_same_weekday = 两天是同一星期几，否
--   时星期的差别也在其中。进入与断面各成一行，从不相加。没有共同点位的没有行。空 = 没有
--   读数，不是 0。没有片区的活动按地点栏的点位。
-- Definition: Each edition against the one before it in its series (is_previous) and
--   the one of the same season about a year earlier (is_same_season: opened nearest to
--   the same date of the year before, at most 60 days off); one row when they are the
--   same; cancelled ones are not compared. Aligned on the opening day: day_index 0 =
--   first day, only days that both have; first and last day included; an edition that
--   ends at or before 06:00 ends on the day before. Like for like: only places that
--   both have and that are complete (90 % of their hours) on all compared days.
--   change_visit_count = this edition less the other. is_same_weekday = both days are
--   of one weekday; else weekdays differ as well. Entries and passages in rows of their
--   own, never added. Editions without common places have no rows. NULL = no reading,
--   which is not zero. Editions without a district count at their venue's places.
-- 粒度：一行 = 两届活动、一个天序的一个指标
-- Grain: one row = a pair of editions, day index and measure
-- 单位：人次；比
-- Unit: visits; ratios
-- 来源：core.dim_event、mart.event_place、mart.place_day
-- Source: core.dim_event, mart.event_place, mart.place_day
create or replace macro metric.edition_comparison_days(asked_festival_id) as table (
    with asked as (
        select cast(asked_festival_id as varchar) as series_id
    ),

    held as (
        select edition_places.*
        from metric.edition_places() as edition_places
        inner join asked -- chooses the series: losing the others is its job
            on edition_places.festival_id = asked.series_id
        where not edition_places.is_cancelled
    ),

    pairs as (
        select
            held.event_id as event_id,
            earlier.event_id as compared_event_id,
            held.starts_on as starts_on,
            earlier.starts_on as compared_starts_on,
            least(held.day_count, earlier.day_count) as common_day_count,
            list_intersect(held.place_ids, earlier.place_ids) as place_ids,
            row_number() over (
                partition by held.event_id
                order by earlier.starts_on desc, earlier.event_id asc
            ) = 1 as is_previous,
            row_number() over (
                partition by held.event_id
                order by
                    abs(held.starts_on - earlier.starts_on - 365), earlier.event_id
            ) = 1
            and abs(held.starts_on - earlier.starts_on - 365) <= 60 as is_same_season,
        from held
        inner join held as earlier -- the first edition has nothing before it
            on held.starts_on > earlier.starts_on
    ),

    place_pairs as (
        select
            event_id,
            compared_event_id,
            starts_on,
            compared_starts_on,
            common_day_count,
            is_previous,
            is_same_season,
            unnest(place_ids) as place_id,
        from pairs
        where is_previous or is_same_season
    ),

    place_days as (
        select
            place_pairs.*,
            place_day.measure as measure,
            place_day.counted_on as counted_on,
            place_day.counted_on - place_pairs.starts_on as day_index,
            place_day.visit_count as visit_count,
            compared_day.counted_on as compared_on,
            compared_day.visit_count as compared_visit_count,
            coalesce(
                place_day.reported_hours
                >= 0.9 * nullif(place_day.expected_hours, 0)
                and compared_day.reported_hours
                >= 0.9 * nullif(compared_day.expected_hours, 0),
                false
            ) as is_complete,
        from place_pairs
        inner join mart.place_day -- a place without counts is not like for like
            on
                place_pairs.place_id = place_day.place_id
                and place_pairs.starts_on <= place_day.counted_on
                and place_pairs.common_day_count
                > place_day.counted_on - place_pairs.starts_on
        inner join mart.place_day as compared_day -- the same day of the other edition
            on
                place_pairs.place_id = compared_day.place_id
                and place_day.measure = compared_day.measure
                and place_day.counted_on - place_pairs.starts_on
                = compared_day.counted_on - place_pairs.compared_starts_on
        where place_day.measure in ('entries', 'passages')
    ),

    whole_places as (
        select
            event_id,
            compared_event_id,
            measure,
            place_id,
        from place_days
        group by event_id, compared_event_id, measure, place_id
        having count(*) filter (where is_complete) = min(common_day_count)
    )

    select
        place_days.event_id as event_id,
        place_days.compared_event_id as compared_event_id,
        place_days.measure as measure,
        place_days.day_index as day_index,
        min(place_days.counted_on) as counted_on,
        min(place_days.compared_on) as compared_on,
        cast(sum(place_days.visit_count) as bigint) as visit_count,
        cast(sum(place_days.compared_visit_count) as bigint) as compared_visit_count,
        cast(sum(place_days.visit_count) as double)
        / nullif(sum(place_days.compared_visit_count), 0) - 1 as change_ratio,
        min((place_days.counted_on - place_days.compared_on) % 7) = 0
            as is_same_weekday,
        bool_or(place_days.is_previous) as is_previous,
        bool_or(place_days.is_same_season) as is_same_season,
        count(*) as place_count,
        cast(
            sum(place_days.visit_count) - sum(place_days.compared_visit_count) as bigint
        ) as change_visit_count,
    from place_days
    inner join whole_places -- keeps the constant sample: losing the rest is its job
        on
            place_days.event_id = whole_places.event_id
            and place_days.compared_event_id = whole_places.compared_event_id
            and place_days.measure = whole_places.measure
            and place_days.place_id = whole_places.place_id
    group by
        place_days.event_id,
        place_days.compared_event_id,
        place_days.measure,
        place_days.day_index
    order by event_id, compared_event_id, measure, day_index
);
