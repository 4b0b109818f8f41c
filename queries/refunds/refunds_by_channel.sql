-- 指标：各渠道诚信退赔
-- Metric: Integrity refunds by channel
-- 口径：范围 = 该片区和它的全部下级，为空 = 全部（含没有片区的 unknown）；按受理日期取
--   数，起止两日都含；类别为空 = 全部类别。退赔 = 这些投诉的实际退赔合计，不论何时付，
--   冲回为负；refund_count 为合计大于 0 的件数；满意率 = 满意 ÷（满意 + 不满意），没有
--   评价时为空，不记 0。渠道照文件原样；空 = 文件里没有，自成一行，不丢弃；期内没有投诉
--   的渠道没有行。
-- Definition: Scope = the district with everything below it, NULL = everything, cases
--   of an unknown district included. By the day received, both ends included; a NULL
--   category = every category. Refunds are what was paid on these cases, whenever,
--   reversals negative; refund_count = cases with more than 0 paid; satisfied share =
--   satisfied ÷ (satisfied + dissatisfied), NULL when none was rated. The channel as
--   delivered; NULL = not in the file, a row of its own, not dropped; one without cases
--   in the period has no row.
-- 粒度：一行 = 一个渠道
-- Grain: one row = a channel
-- 单位：件、元；占比 0–1
-- Unit: cases, yuan; shares 0–1
-- 来源：mart.complaint_case、mart.district_ancestor
-- Source: mart.complaint_case, mart.district_ancestor
create or replace macro metric.refunds_by_channel(
    scope_district_id, from_on, to_on, category := null
) as table (
    with cases_in_scope as (
        select scoped.*
        from metric.case_rows(
            scope_district_id, from_on, to_on, category
        ) as scoped
    ),

    channel_cases as (
        select
            cases_in_scope.channel as channel,
            count(*) as complaint_count,
            count(*) filter (where cases_in_scope.refunded_yuan > 0) as refund_count,
            sum(cases_in_scope.refunded_yuan) as refunded_yuan,
            count(cases_in_scope.closed_at) as closed_count,
            count(*) filter (
                where cases_in_scope.satisfaction = '满意'
            ) as satisfied_count,
            count(*) filter (
                where cases_in_scope.satisfaction in ('满意', '不满意')
            ) as rated_count,
        from cases_in_scope
        group by cases_in_scope.channel
    )

    select
        channel_cases.*,
        cast(satisfied_count as double) / nullif(rated_count, 0) as satisfied_share,
    from channel_cases
    order by complaint_count desc, channel_cases.channel asc nulls last
);
