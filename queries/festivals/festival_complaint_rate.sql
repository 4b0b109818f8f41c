-- 指标：各届活动的投诉率
-- Metric: Complaint rate of each edition
-- 口径：linked_complaint_count = 写明这一届的投诉，不限受理日期；
--   matched_complaint_count =没有写活动、商户登记在活动点位、在首日 00:00 至末日次日
--   06:00 之前受理的投诉，同时合于几届的每届各算一次。两者互不重叠，complaint_count 为
--   其和，各类别都算。每万人次投诉的分母为该届进入人次（首末两日都含，06:00 及以前结束
--   的末日为前一天）；没有进入计数、覆盖率低于90%、已取消的为空，verdict 为 not_known，
--   否则为 known。reason：cancelled 已取消；no_places 地点没有登记；no_counts 没有进入
--   计数；incomplete 覆盖率低于 90%；no_base 人次为0。没有投诉 = 0 件；没有登记商户的投
--   诉只按写明的活动算。空 = 没有，不是 0。片区不起作用。
-- Definition: linked_complaint_count = cases that name the edition, whenever received;
--   matched_complaint_count = cases that name no event, whose merchant is registered at
--   one of its places, received from 00:00 of its first day to before 06:00 of the day
--   after its last; a case that matches several editions counts for each. No case is
--   both; complaint_count is their sum, every category. The base of complaints per
--   10,000 visits is the edition's entries (first and last day included; an edition
--   that ends at or before 06:00 ends on the day before); NULL without entries, below
--   90 % coverage or when cancelled: verdict not_known, else known. reason: cancelled;
--   no_places, the venue is not registered; no_counts, no entries counted; incomplete,
--   coverage below 90 %; no_base, no visits. No case is 0 cases; cases of unregistered
--   merchants count where they name the edition. NULL = there is none, which is not
--   zero. Districts play no part.
-- 粒度：一行 = 一届活动
-- Grain: one row = an edition
-- 单位：件、件/万人次；人次；占比 0–1
-- Unit: cases, cases per 10,000 visits; visits; shares 0–1
-- 来源：mart.complaint_case、core.dim_merchant、mart.event_place、mart.place_day
-- Source: mart.complaint_case, core.dim_merchant, mart.event_place, mart.place_day
create or replace macro metric.festival_complaint_rate() as table (
    with linked_cases as (
        select
            event_id,
            count(*) as case_count,
        from mart.complaint_case
        where event_id is not null
        group by event_id
    ),

    matched_cases as (
        select
            editions.event_id as event_id,
            count(distinct complaint_case.complaint_id) as case_count,
        from mart.complaint_case
        inner join core.dim_merchant -- an unregistered merchant is at no place
            on complaint_case.merchant_id = dim_merchant.merchant_id
        inner join mart.event_place -- keeps the cases at places of editions
            on dim_merchant.place_id = event_place.place_id
        inner join metric.editions() as editions -- keeps the cases on their days
            on
                event_place.event_id = editions.event_id
                and complaint_case.received_at >= editions.starts_on
                and complaint_case.received_at
                < cast(editions.ends_on as timestamp) + interval 30 hour
        where complaint_case.event_id is null and not editions.is_cancelled
        group by editions.event_id
    ),

    edition_entries as (
        select
            event_id,
            visit_count,
            coverage_share,
        from metric.footfall_by_festival()
        where measure = 'entries'
    )

    select
        edition_places.event_id as event_id,
        -- no case is none, not unknown
        coalesce(linked_cases.case_count, 0)
        + coalesce(matched_cases.case_count, 0) as complaint_count,
        coalesce(linked_cases.case_count, 0) as linked_complaint_count,
        coalesce(matched_cases.case_count, 0) as matched_complaint_count,
        edition_entries.visit_count as visit_count,
        case
            when edition_entries.coverage_share >= 0.9
                then
                    (
                        coalesce(linked_cases.case_count, 0)
                        + coalesce(matched_cases.case_count, 0)
                    )
                    * cast(10000 as double) / nullif(edition_entries.visit_count, 0)
        end as complaints_per_10k_visits,
        case
            when
                edition_entries.coverage_share >= 0.9
                and edition_entries.visit_count > 0
                then 'known'
            else 'not_known'
        end as verdict,
        case
            when edition_places.is_cancelled then 'cancelled'
            when edition_places.place_count = 0 then 'no_places'
            when edition_entries.visit_count is null then 'no_counts'
            when coalesce(edition_entries.coverage_share < 0.9, true) then 'incomplete'
            when edition_entries.visit_count = 0 then 'no_base'
        end as reason,
        edition_entries.coverage_share as coverage_share,
        edition_places.event_name as event_name,
        edition_places.festival_id as festival_id,
    from metric.edition_places() as edition_places
    left join linked_cases on edition_places.event_id = linked_cases.event_id
    left join matched_cases on edition_places.event_id = matched_cases.event_id
    left join edition_entries on edition_places.event_id = edition_entries.event_id
    order by event_id
);
