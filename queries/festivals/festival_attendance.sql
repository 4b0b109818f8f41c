-- 指标：各届活动的到场：计数、检票、申报
-- Metric: Attendance of each edition: counted, ticketed, claimed
-- 口径：计数 = 活动点位在活动日的全部人次（见 metric.footfall_by_festival），检票、申
--   报、预计为活动表所报，四者并列，从不相加或互相替代。首末两日都含，06:00 及以前结束
--   的末日为前一天。不重复人数 = 人次 ÷ 申报的人均参加天数（活动参数
--   mean_days_attended，附依据），计数的只用进入人次且覆盖率不低于 90%，检票的用检票人
--   次；没有这个参数的为空，从不假定，verdict 为 not_known，reason 为 no_parameter；有
--   的为 known。进入与断面各成一行，从不相加；没有计数的有一行，指标与计数为空。空 = 没
--   有，不是 0。没有片区的活动按地点栏的点位。
-- Definition: Counted = all visits at the edition's places on its days
--   (metric.footfall_by_festival); ticketed, claimed and expected as the list of events
--   has them; the four stand side by side, never added, none replaces another. First
--   and last day included; an edition that ends at or before 06:00 ends on the day
--   before. Unique people = visits ÷ the declared mean days attended (parameter
--   mean_days_attended, with its source): counted ones from entries alone with at least
--   90 % coverage, ticketed ones from tickets; NULL without the parameter, which is
--   never assumed: verdict not_known, reason no_parameter, else verdict known. Entries
--   and passages in rows of their own, never added; without counts one row with NULL
--   measure and count. NULL = there is none, which is not zero. Editions without a
--   district count at their venue's places.
-- 粒度：一行 = 一届活动的一个指标
-- Grain: one row = an edition and measure
-- 单位：人次；人；天；占比 0–1
-- Unit: visits; people; days; shares 0–1
-- 来源：core.dim_event、core.dim_event_parameter、mart.place_day
-- Source: core.dim_event, core.dim_event_parameter, mart.place_day
create or replace macro metric.festival_attendance() as table (
    with days_attended as (
        select
            event_id,
            cast(parameter_value as double) as mean_days_attended,
            source_name,
        from core.dim_event_parameter
        where parameter = 'mean_days_attended'
    )

    select
        footfall.event_id as event_id,
        footfall.measure as measure,
        footfall.visit_count as counted_visit_count,
        dim_event.ticketed_visit_count as ticketed_visit_count,
        footfall.claimed_visit_count as claimed_visit_count,
        dim_event.expected_visit_count as expected_visit_count,
        case
            when footfall.measure = 'entries' and footfall.coverage_share >= 0.9
                then
                    cast(
                        round(
                            footfall.visit_count / days_attended.mean_days_attended
                        ) as bigint
                    )
        end as counted_people_count,
        cast(
            round(
                dim_event.ticketed_visit_count / days_attended.mean_days_attended
            ) as bigint
        ) as ticketed_people_count,
        days_attended.mean_days_attended as mean_days_attended,
        days_attended.source_name as source_name,
        case
            when days_attended.event_id is null then 'not_known' else 'known'
        end as verdict,
        case when days_attended.event_id is null then 'no_parameter' end as reason,
        footfall.coverage_share as coverage_share,
        footfall.event_name as event_name,
        footfall.festival_id as festival_id,
        dim_event.edition_no as edition_no,
        footfall.starts_on as starts_on,
        footfall.ends_on as ends_on,
        footfall.is_cancelled as is_cancelled,
    from metric.footfall_by_festival() as footfall
    inner join core.dim_event -- every edition is an event
        on footfall.event_id = dim_event.event_id
    left join days_attended on footfall.event_id = days_attended.event_id
    order by event_id, measure
);
