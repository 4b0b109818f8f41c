-- 指标：一个范围内各片区诚信退赔
-- Metric: Integrity refunds by district within a scope
-- 口径：范围 = 该片区和它的全部下级，为空 = 全部（含没有片区的 unknown）；按受理日期
--   取数，起止两日都含；类别为空 = 全部类别。退赔 = 这些投诉的实际退赔合计，不论何时
--   付，冲回为负；refund_count 为合计大于 0 的件数；满意率 = 满意 ÷（满意 + 不满
--   意），没有评价时为空，不记 0；上下限为 95% Wilson 区间。片区 = 文件所给，没有则按
--   商户登记，再没有归入 unknown，不丢弃；期内没有投诉的片区没有行；没有登记的片区名
--   称为空。每万人次投诉 = 投诉 × 10,000 ÷ 同片区同期进入人次；没有进入计数、或覆盖率
--   低于 90% 时为空。
-- Definition: Scope = the district with everything below it, NULL = everything, cases
--   of an unknown district included. By the day received, both ends included; a NULL
--   category = every category. Refunds are what was paid on these cases, whenever,
--   reversals negative; refund_count = cases with more than 0 paid; satisfied share =
--   satisfied ÷ (satisfied + dissatisfied), NULL when none was rated, with its 95 %
--   Wilson interval. District as delivered, else the merchant's, else unknown; none
--   is dropped; one without cases in the period has no row, an unregistered one no
--   name. Complaints per 10,000 visits = complaints × 10,000 ÷ entries of the same
--   district and period; NULL without entries or below 90 % coverage.
-- 粒度：一行 = 一个片区
-- Grain: one row = a district
-- 单位：件、元、件/万人次；占比 0–1
-- Unit: cases, yuan, cases per 10,000 visits; shares 0–1
-- 来源：mart.complaint_case、mart.place_day、mart.district_ancestor
-- Source: mart.complaint_case, mart.place_day, mart.district_ancestor
create or replace macro metric.refunds_by_district_in_scope(
    scope_district_id, from_on, to_on, category := null
) as table (
    with district_cases as (
        select
            case_groups.group_id as district_id,
            case_groups.complaint_count as complaint_count,
            case_groups.refund_count as refund_count,
            case_groups.refunded_yuan as refunded_yuan,
            case_groups.closed_count as closed_count,
            case_groups.satisfied_count as satisfied_count,
            case_groups.rated_count as rated_count,
            case_groups.satisfied_share as satisfied_share,
            case_groups.satisfied_low_share as satisfied_low_share,
            case_groups.satisfied_high_share as satisfied_high_share,
        from metric.cases_by_group(
            scope_district_id, from_on, to_on, category, 'district'
        ) as case_groups
    ),

    district_entries as (
        select
            district_id,
            visit_count,
            coverage_share,
        from metric.footfall_by_district(from_on, to_on)
        where measure = 'entries'
    )

    select
        district_cases.district_id as district_id,
        district_cases.complaint_count as complaint_count,
        district_cases.refund_count as refund_count,
        district_cases.refunded_yuan as refunded_yuan,
        district_cases.closed_count as closed_count,
        district_cases.satisfied_count as satisfied_count,
        district_cases.rated_count as rated_count,
        district_cases.satisfied_share as satisfied_share,
        case
            when district_entries.coverage_share >= 0.9
                then
                    district_cases.complaint_count * cast(10000 as double)
                    / nullif(district_entries.visit_count, 0)
        end as complaints_per_10k_visits,
        dim_district.district_name as district_name,
        district_entries.visit_count as visit_count,
        district_entries.coverage_share as coverage_share,
        district_cases.satisfied_low_share as satisfied_low_share,
        district_cases.satisfied_high_share as satisfied_high_share,
    from district_cases
    -- left: a district without counts or register still has its complaints
    left join district_entries
        on district_cases.district_id = district_entries.district_id
    left join core.dim_district
        on district_cases.district_id = dim_district.district_id
    order by district_id
);
