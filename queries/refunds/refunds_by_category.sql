-- 指标：各类别诚信退赔
-- Metric: Integrity refunds by category
-- 口径：范围 = 该片区和它的全部下级，为空 = 全部（含没有片区的 unknown）；按受理日期
--   取数，起止两日都含；类别为空 = 全部类别。退赔 = 这些投诉的实际退赔合计，不论何时
--   付，冲回为负；refund_count 为合计大于 0 的件数；满意率 = 满意 ÷（满意 + 不满
--   意），没有评价时为空，不记 0；上下限为 95% Wilson 区间。类别照文件原样；空 = 文件
--   里没有，自成一行，不丢弃；期内没有投诉的类别没有行。
-- Definition: Scope = the district with everything below it, NULL = everything, cases
--   of an unknown district included. By the day received, both ends included; a NULL
--   category = every category. Refunds are what was paid on these cases, whenever,
--   reversals negative; refund_count = cases with more than 0 paid; satisfied share =
--   satisfied ÷ (satisfied + dissatisfied), NULL when none was rated, with its 95 %
--   Wilson interval. The category as delivered; NULL = not in the file, a row of its
--   own, not dropped; one without cases in the period has no row.
-- 粒度：一行 = 一个类别
-- Grain: one row = a category
-- 单位：件、元；占比 0–1
-- Unit: cases, yuan; shares 0–1
-- 来源：mart.complaint_case、mart.district_ancestor
-- Source: mart.complaint_case, mart.district_ancestor
create or replace macro metric.refunds_by_category(
    scope_district_id, from_on, to_on, category := null
) as table (
    select
        case_groups.group_id as category,
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
            scope_district_id, from_on, to_on, category, 'category'
        ) as case_groups
    order by complaint_count desc, case_groups.group_id asc nulls last
);
