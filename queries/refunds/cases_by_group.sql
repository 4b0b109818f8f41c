-- 指标：投诉与退赔，按一栏归组
-- Metric: Complaints and refunds, grouped by a column
-- 口径：范围 = 该片区和它的全部下级，为空 = 全部（含没有片区的 unknown）；按受理日期
--   取数，起止两日都含；类别为空 = 全部类别。grouped_by 取 district、channel、
--   category、event、all（合成一组），或用逗号隔开的几个（group_kind 说是哪一个，几种之
--   间不可相加），别的词没有行；组为空 = 文件里没有，自成一行，不丢弃；没有投诉的组没有
--   行。退赔 = 这些投诉的实际退赔合计，不论何时付，冲回为负；
--   refund_count 为合计大于 0 的件数；平均、中位退赔有两种分母：每件有退赔的、每件投
--   诉；追偿为空 = 没有追偿。满意率 = 满意 ÷（满意 + 不满意），没有评价时为空；区间为
--   95% Wilson 区间。closed_rated_count 为已办结件中有评价的。
-- Definition: Scope = the district with everything below it, NULL = everything, cases
--   of an unknown district included. By the day received, both ends included; a NULL
--   category = every category. grouped_by is district, channel, category, event or
--   all (one group), or several with commas between (group_kind says which, and kinds
--   do not add up), another word gives no row; a NULL group = not in the file, a row
--   of its own, not dropped; a group without cases has no row. Refunds are what was
--   paid on these cases, whenever, reversals negative; refund_count = cases with more
--   than 0 paid; mean and median refund come with two denominators, per case with a
--   refund and per case; a NULL recovery = nothing was recovered. Satisfied share =
--   satisfied ÷ (satisfied + dissatisfied), NULL when none was rated, with its 95 %
--   Wilson interval. closed_rated_count = of the cases closed, those rated.
-- 粒度：一行 = 一种归法的一个组
-- Grain: one row = a group of a kind
-- 单位：件、元；占比 0–1
-- Unit: cases, yuan; shares 0–1
-- 来源：mart.complaint_case、mart.district_ancestor
-- Source: mart.complaint_case, mart.district_ancestor
create or replace macro metric.cases_by_group(
    scope_district_id, from_on, to_on, category, grouped_by
) as table (
    with asked as (
        select distinct unnest(kinds.kinds_asked) as asked_column
        from (
            select string_split(cast(grouped_by as varchar), ',') as kinds_asked
        ) as kinds
    ),

    cases_in_scope as (
        select scoped.*
        from metric.case_rows(
            scope_district_id, from_on, to_on, category
        ) as scoped
    ),

    cases_with_group as (
        select
            case asked.asked_column
                when 'district' then cases_in_scope.district_id
                when 'channel' then cases_in_scope.channel
                when 'category' then cases_in_scope.category
                when 'event' then cases_in_scope.event_id
                when 'all' then 'all'
            end as group_id,
            asked.asked_column as group_kind,
            cases_in_scope.refunded_yuan as refunded_yuan,
            cases_in_scope.recovered_yuan as recovered_yuan,
            cases_in_scope.closed_at as closed_at,
            cases_in_scope.satisfaction as satisfaction,
        from cases_in_scope
        cross join asked
        where asked.asked_column in (
            'district', 'channel', 'category', 'event', 'all'
        )
    ),

    case_groups as (
        select
            group_kind,
            group_id,
            count(*) as complaint_count,
            count(*) filter (where refunded_yuan > 0) as refund_count,
            sum(refunded_yuan) as refunded_yuan,
            sum(recovered_yuan) as recovered_yuan,
            count(closed_at) as closed_count,
            count(*) filter (where satisfaction = '满意') as satisfied_count,
            count(*) filter (
                where satisfaction in ('满意', '不满意')
            ) as rated_count,
            count(closed_at) filter (
                where satisfaction in ('满意', '不满意')
            ) as closed_rated_count,
            avg(cast(refunded_yuan as double)) filter (
                where refunded_yuan > 0
            ) as mean_refund_yuan,
            median(cast(refunded_yuan as double)) filter (
                where refunded_yuan > 0
            ) as median_refund_yuan,
            avg(cast(refunded_yuan as double)) as mean_per_case_yuan,
            median(cast(refunded_yuan as double)) as median_per_case_yuan,
        from cases_with_group
        group by group_kind, group_id
    )

    select
        case_groups.group_id as group_id,
        case_groups.complaint_count as complaint_count,
        case_groups.refund_count as refund_count,
        case_groups.refunded_yuan as refunded_yuan,
        case_groups.closed_count as closed_count,
        case_groups.satisfied_count as satisfied_count,
        case_groups.rated_count as rated_count,
        cast(case_groups.satisfied_count as double)
        / nullif(case_groups.rated_count, 0) as satisfied_share,
        wilson.low_share as satisfied_low_share,
        wilson.high_share as satisfied_high_share,
        wilson.low_90_share as satisfied_low_90_share,
        wilson.high_90_share as satisfied_high_90_share,
        case_groups.closed_rated_count as closed_rated_count,
        case_groups.mean_refund_yuan as mean_refund_yuan,
        case_groups.median_refund_yuan as median_refund_yuan,
        case_groups.mean_per_case_yuan as mean_per_case_yuan,
        case_groups.median_per_case_yuan as median_per_case_yuan,
        case_groups.recovered_yuan as recovered_yuan,
        case_groups.group_kind as group_kind,
    from case_groups
    -- one row for each group, from its own two counts
    cross join
        metric.wilson_interval(
            case_groups.satisfied_count, case_groups.rated_count
        ) as wilson
    order by group_kind asc, group_id asc nulls last
);
