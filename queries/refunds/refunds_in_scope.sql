-- 指标：一个范围的诚信退赔
-- Metric: Integrity refunds within a scope
-- 口径：范围 = 该片区和它的全部下级，为空 = 全部（含没有片区的 unknown）；按受理日期
--   取数，起止两日都含；类别为空 = 全部类别。退赔 = 这些投诉的实际退赔合计，不论何时
--   付，冲回为负；refund_count 为合计大于 0 的件数；满意率 = 满意 ÷（满意 + 不满
--   意），没有评价时为空，不记 0；上下限为 95% Wilson 区间。平均、中位退赔有两种分
--   母：每件有退赔的、每件投诉。unrated_count 为已办结而没有评价的。一件投诉都没有时各
--   件数为 0。每万人次投诉 = 投诉 × 10,000 ÷ 同范围同期进入人次；没有进入计数、或覆盖
--   率低于 90% 时为空。
-- Definition: Scope = the district with everything below it, NULL = everything, cases
--   of an unknown district included. By the day received, both ends included; a NULL
--   category = every category. Refunds are what was paid on these cases, whenever,
--   reversals negative; refund_count = cases with more than 0 paid; satisfied share =
--   satisfied ÷ (satisfied + dissatisfied), NULL when none was rated, with its 95 %
--   Wilson interval. Mean and median refund come with two denominators, per case with
--   a refund and per case. unrated_count = closed and not rated. Without a case the
--   counts are 0. Complaints per 10,000 visits = complaints × 10,000 ÷ entries of the
--   same scope and period; NULL without entries or below 90 % coverage.
-- 粒度：只有一行
-- Grain: exactly one row
-- 单位：件、元、件/万人次；占比 0–1
-- Unit: cases, yuan, cases per 10,000 visits; shares 0–1
-- 来源：mart.complaint_case、mart.district_ancestor、mart.place_day
-- Source: mart.complaint_case, mart.district_ancestor, mart.place_day
create or replace macro metric.refunds_in_scope(
    scope_district_id, from_on, to_on, category := null
) as table (
    with cases_together as (
        select case_groups.*
        from metric.cases_by_group(
            scope_district_id, from_on, to_on, category, 'all'
        ) as case_groups
    ),

    -- without a case there is no group, and the row is there all the same
    one_row as (
        select 'all' as group_id
    ),

    entries_in_scope as (
        select
            visit_count,
            coverage_share,
        from metric.footfall_in_scope(scope_district_id, from_on, to_on)
        where measure = 'entries'
    )

    select
        -- no case, nothing paid: that is zero
        coalesce(cases_together.complaint_count, 0) as complaint_count,
        coalesce(cases_together.refund_count, 0) as refund_count,
        coalesce(cases_together.refunded_yuan, 0) as refunded_yuan,
        coalesce(cases_together.closed_count, 0) as closed_count,
        coalesce(cases_together.satisfied_count, 0) as satisfied_count,
        coalesce(cases_together.rated_count, 0) as rated_count,
        cases_together.satisfied_share as satisfied_share,
        case
            when entries_in_scope.coverage_share >= 0.9
                then
                    coalesce(cases_together.complaint_count, 0)
                    * cast(10000 as double)
                    / nullif(entries_in_scope.visit_count, 0)
        end as complaints_per_10k_visits,
        cases_together.recovered_yuan as recovered_yuan,
        entries_in_scope.visit_count as visit_count,
        entries_in_scope.coverage_share as coverage_share,
        cases_together.satisfied_low_share as satisfied_low_share,
        cases_together.satisfied_high_share as satisfied_high_share,
        cases_together.mean_refund_yuan as mean_refund_yuan,
        cases_together.median_refund_yuan as median_refund_yuan,
        cases_together.mean_per_case_yuan as mean_per_case_yuan,
        cases_together.median_per_case_yuan as median_per_case_yuan,
        coalesce(
            cases_together.closed_count - cases_together.closed_rated_count, 0
        ) as unrated_count,
    from one_row
    left join cases_together on one_row.group_id = cases_together.group_id
    left join entries_in_scope on true -- at most one row: one measure
);
