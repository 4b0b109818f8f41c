-- 指标：一个系列各届对比
-- Metric: Editions of a series compared
-- 口径：每届与同系列的上一届（is_previous）以及与约一年前的同季一届（is_same_season）相
--   比，见 metric.edition_comparison_days：按开幕日对齐，只比两届都有的天序和共同的完整
--   点位；首末两日都含，06:00 及以前结束的末日为前一天。人次为这些日子、这些点位之和，
--   所以可能少于该届的全部人次；common_day_count、common_place_count 为比了几天、几个点
--   位。complaints_per_10k_visits 为两届各自的每万人次投诉（见
--   metric.refunds_by_festival）。比得了的 verdict 为 compared，否则为 not_comparable、
--   数字为空。reason：cancelled 已取消；first_edition 没有更早的一届；no_common_places
--   没有共同的完整点位（也包括还没到、没有计数）；other_weekdays 比了，但星期不同，星期
--   的差别也在其中。进入与断面各成一行，从不相加。空 = 没有，不是 0。没有片区的活动按地
--   点栏的点位。
-- Definition: Each edition against the one before it in its series (is_previous) and
--   the one of the same season about a year earlier (is_same_season), see
--   metric.edition_comparison_days: aligned on the opening day, only days that both
--   have and complete places that both have; first and last day included; an edition
--   that ends at or before 06:00 ends on the day before. Visits are the sums over these
--   days and places and may be fewer than all of the edition; common_day_count and
--   common_place_count of them. complaints_per_10k_visits are those of each edition
--   (metric.refunds_by_festival). verdict is compared, or not_comparable with NULL.
--   reason: cancelled; first_edition, there is no earlier one; no_common_places, no
--   complete place that both have (also when still to come or without counts);
--   other_weekdays, compared, but the weekdays differ as well. Entries and passages in
--   rows of their own, never added. NULL = there is none, which is not zero. Editions
--   without a district count at their venue's places.
-- 粒度：一行 = 两届活动的一个指标
-- Grain: one row = a pair of editions and measure
-- 单位：人次；比；天；个；件/万人次
-- Unit: visits; ratios; days; places; cases per 10,000 visits
-- 来源：core.dim_event、mart.place_day、mart.complaint_case
-- Source: core.dim_event, mart.place_day, mart.complaint_case
create or replace macro metric.edition_comparison(asked_festival_id) as table (
    with asked as (
        select cast(asked_festival_id as varchar) as series_id
    ),

    editions_of_series as (
        select
            editions.event_id as event_id,
            editions.starts_on as starts_on,
            editions.is_cancelled as is_cancelled,
            min(
                case when not editions.is_cancelled then editions.starts_on end
            ) over () as first_on,
        from metric.editions() as editions
        inner join asked -- chooses the series: losing the others is its job
            on editions.festival_id = asked.series_id
    ),

    pairs as (
        select
            event_id,
            compared_event_id,
            measure,
            cast(sum(visit_count) as bigint) as visit_count,
            cast(sum(compared_visit_count) as bigint) as compared_visit_count,
            cast(sum(visit_count) as double)
            / nullif(sum(compared_visit_count), 0) - 1 as change_ratio,
            bool_or(is_previous) as is_previous,
            bool_or(is_same_season) as is_same_season,
            bool_and(is_same_weekday) as is_same_weekday,
            count(*) as common_day_count,
            min(place_count) as common_place_count,
        from metric.edition_comparison_days(asked_festival_id)
        group by event_id, compared_event_id, measure
    ),

    complaint_rates as (
        select
            event_id,
            complaints_per_10k_visits,
        from metric.refunds_by_festival()
    )

    select
        editions_of_series.event_id as event_id,
        pairs.compared_event_id as compared_event_id,
        pairs.measure as measure,
        pairs.visit_count as visit_count,
        pairs.compared_visit_count as compared_visit_count,
        pairs.change_ratio as change_ratio,
        pairs.is_previous as is_previous,
        pairs.is_same_season as is_same_season,
        pairs.common_day_count as common_day_count,
        pairs.common_place_count as common_place_count,
        complaint_rates.complaints_per_10k_visits as complaints_per_10k_visits,
        compared_rates.complaints_per_10k_visits
            as compared_complaints_per_10k_visits,
        case
            when pairs.measure is null then 'not_comparable' else 'compared'
        end as verdict,
        case
            when editions_of_series.is_cancelled then 'cancelled'
            when editions_of_series.starts_on = editions_of_series.first_on
                then 'first_edition'
            when pairs.measure is null then 'no_common_places'
            when not pairs.is_same_weekday then 'other_weekdays'
        end as reason,
    from editions_of_series
    left join pairs on editions_of_series.event_id = pairs.event_id
    left join complaint_rates
        on editions_of_series.event_id = complaint_rates.event_id
    left join complaint_rates as compared_rates
        on pairs.compared_event_id = compared_rates.event_id
    order by event_id, compared_event_id, measure
);
