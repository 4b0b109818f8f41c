-- 指标：一个范围的诚信退赔
-- Metric: Integrity refunds within a scope
-- 口径：范围 = 该片区和它的全部下级，为空 = 全部（含没有片区的 unknown）；按受理日期取
--   数，起止两日都含；类别为空 = 全部类别。退赔 = 这些投诉的实际退赔合计，不论何时付，
--   冲回为负；refund_count 为合计大于 0 的件数；满意率 = 满意 ÷（满意 + 不满意），没有
--   评价时为空，不记 0。一件投诉都没有时各件数为0。每万人次投诉 = 投诉 × 10,000 ÷ 同范
--   围同期进入人次；没有进入计数、或覆盖率低于 90% 时为空。
-- Definition: Scope = the district with everything below it, NULL = everything, cases
--   of an unknown district included. By the day received, both ends included; a NULL
--   category = every category. Refunds are what was paid on these cases, whenever,
--   reversals negative; refund_count = cases with more than 0 paid; satisfied share =
--   satisfied ÷ (satisfied + dissatisfied), NULL when none was rated. Without a case
--   the counts are 0. Complaints per 10,000 visits = complaints × 10,000 ÷ entries of
--   the same scope and period; NULL without entries or below 90 % coverage.
-- 粒度：只有一行
-- Grain: exactly one row
-- 单位：件、元、件/万人次；占比 0–1
-- Unit: cases, yuan, cases per 10,000 visits; shares 0–1
-- 来源：mart.complaint_case、mart.district_ancestor、mart.place_day
-- Source: mart.complaint_case, mart.district_ancestor, mart.place_day
create or replace macro metric.refunds_in_scope(
    scope_district_id, from_on, to_on, category := null
) as table (
    with cases_in_scope as (
        select scoped.*
        from metric.case_rows(
            scope_district_id, from_on, to_on, category
        ) as scoped
    ),

    cases_together as (
        select
            count(*) as complaint_count,
            count(*) filter (where refunded_yuan > 0) as refund_count,
            sum(refunded_yuan) as refunded_yuan,
            count(closed_at) as closed_count,
            count(*) filter (where satisfaction = '满意') as satisfied_count,
            count(*) filter (
                where satisfaction in ('满意', '不满意')
            ) as rated_count,
            sum(recovered_yuan) as recovered_yuan,
        from cases_in_scope
    ),

    entries_in_scope as (
        select
            visit_count,
            coverage_share,
        from metric.footfall_in_scope(scope_district_id, from_on, to_on)
        where measure = 'entries'
    )

    select
        cases_together.complaint_count as complaint_count,
        cases_together.refund_count as refund_count,
        -- no case, nothing paid: that is zero
        coalesce(cases_together.refunded_yuan, 0) as refunded_yuan,
        cases_together.closed_count as closed_count,
        cases_together.satisfied_count as satisfied_count,
        cases_together.rated_count as rated_count,
        cast(cases_together.satisfied_count as double)
        / nullif(cases_together.rated_count, 0) as satisfied_share,
        case
            when entries_in_scope.coverage_share >= 0.9
                then
                    cases_together.complaint_count * cast(10000 as double)
                    / nullif(entries_in_scope.visit_count, 0)
        end as complaints_per_10k_visits,
        cases_together.recovered_yuan as recovered_yuan,
        entries_in_scope.visit_count as visit_count,
        entries_in_scope.coverage_share as coverage_share,
    from cases_together
    left join entries_in_scope on true -- at most one row: one measure
);
