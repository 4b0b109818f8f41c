-- 指标：各届活动诚信退赔
-- Metric: Integrity refunds by festival edition
-- 口径：投诉按其“关联活动”归届，各类别都算，不限受理日期；没有写关联活动的不归任何一
--   届。退赔 = 这些投诉的实际退赔合计，不论何时付。没有投诉写到这一届 = 0 件。满意率
--   = 满意 ÷（满意 + 不满意），没有评价时为空；上下限为 95% Wilson 区间。每万人次投诉
--   的分母为该届进入人次（起止两日都含）；没有进入计数、覆盖率低于 90%、或已取消的为
--   空。活动表里没有的活动编号照样有行，名称为空。片区不起作用。
-- Definition: Cases belong to the edition that they name, every category, whenever
--   received; cases naming none belong to none. Refunds are what was paid on them,
--   whenever. No case naming an edition is 0 cases. Satisfied share = satisfied ÷
--   (satisfied + dissatisfied), NULL when none was rated, with its 95 % Wilson
--   interval. The base of complaints per 10,000 visits is the edition's entries,
--   first and last day included; NULL without entries, below 90 % coverage, or when
--   cancelled. An event id that is not in the list of events keeps its row, without a
--   name. Districts play no part.
-- 粒度：一行 = 一届活动
-- Grain: one row = an edition
-- 单位：件、元、件/万人次；占比 0–1
-- Unit: cases, yuan, cases per 10,000 visits; shares 0–1
-- 来源：mart.complaint_case、core.dim_event、mart.place_day
-- Source: mart.complaint_case, core.dim_event, mart.place_day
create or replace macro metric.refunds_by_festival() as table (
    with edition_cases as (
        select
            case_groups.group_id as event_id,
            case_groups.complaint_count as complaint_count,
            case_groups.refund_count as refund_count,
            case_groups.refunded_yuan as refunded_yuan,
            case_groups.closed_count as closed_count,
            case_groups.satisfied_count as satisfied_count,
            case_groups.rated_count as rated_count,
            case_groups.satisfied_share as satisfied_share,
            case_groups.satisfied_low_share as satisfied_low_share,
            case_groups.satisfied_high_share as satisfied_high_share,
        from
            metric.cases_by_group(
                null, '0001-01-01', '9999-12-31', null, 'event'
            ) as case_groups
        where case_groups.group_id is not null
    ),

    edition_entries as (
        select
            event_id,
            visit_count,
            coverage_share,
        from metric.footfall_by_festival()
        where measure = 'entries'
    ),

    editions_named as (
        select event_id from core.dim_event
        union
        select event_id from edition_cases
    )

    select
        editions_named.event_id as event_id,
        -- no case names the edition: that is none, not unknown
        coalesce(edition_cases.complaint_count, 0) as complaint_count,
        coalesce(edition_cases.refund_count, 0) as refund_count,
        coalesce(edition_cases.refunded_yuan, 0) as refunded_yuan,
        case
            when edition_entries.coverage_share >= 0.9
                then
                    coalesce(edition_cases.complaint_count, 0) * cast(10000 as double)
                    / nullif(edition_entries.visit_count, 0)
        end as complaints_per_10k_visits,
        dim_event.event_name as event_name,
        coalesce(edition_cases.closed_count, 0) as closed_count,
        coalesce(edition_cases.satisfied_count, 0) as satisfied_count,
        coalesce(edition_cases.rated_count, 0) as rated_count,
        edition_cases.satisfied_share as satisfied_share,
        edition_entries.visit_count as visit_count,
        edition_entries.coverage_share as coverage_share,
        edition_cases.satisfied_low_share as satisfied_low_share,
        edition_cases.satisfied_high_share as satisfied_high_share,
    from editions_named
    left join edition_cases on editions_named.event_id = edition_cases.event_id
    left join edition_entries on editions_named.event_id = edition_entries.event_id
    left join core.dim_event on editions_named.event_id = dim_event.event_id
    order by event_id
);
