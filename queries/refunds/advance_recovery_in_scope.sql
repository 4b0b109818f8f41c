-- 指标：一个范围的垫付与追偿
-- Metric: Advances and recoveries within a scope
-- 口径：范围 = 该片区和它的全部下级，为空 = 全部（含没有片区的 unknown）；范围内各片区
--   合计，见 advance_recovery：按受理日期取投诉，起止两日都含；钱只算到截至日（含）。追
--   偿率 = 追回 ÷ 报了追偿的垫付（listed_advanced_yuan）；not_listed_advanced_yuan 为没
--   有逐笔列出的垫付，追回多少不知道，不当作 0，不进追偿率和未追回。有这样的垫付时
--   verdict 为 partly_known，全部如此为 not_known，reason 为 recovery_not_listed；没有
--   垫付、或冲回后不大于 0 的追偿率为空，verdict 为 not_known，没有前一原因时 reason 为
--   no_base。
-- Definition: Scope = the district with everything below it, NULL = everything, cases
--   of an unknown district included; its districts together, see advance_recovery:
--   cases by the day received, both ends included, money up to the end of the day
--   asked for. Recovery share = recovered ÷ advances whose recoveries are listed
--   (listed_advanced_yuan); not_listed_advanced_yuan is what was advanced and not
--   listed, whose recovery is not known, not taken for 0, and neither in the share nor
--   in what is outstanding. With such advances the verdict is partly_known, with no
--   other not_known, and the reason recovery_not_listed; without an advance, or with
--   none left above 0 after reversals, the share is NULL, the verdict not_known and,
--   unless the one above holds, the reason no_base.
-- 粒度：只有一行
-- Grain: exactly one row
-- 单位：元、笔；占比 0–1
-- Unit: yuan, payments; shares 0–1
-- 来源：metric.advance_recovery、metric.districts_in_scope
-- Source: metric.advance_recovery, metric.districts_in_scope
create or replace macro metric.advance_recovery_in_scope(
    scope_district_id, from_on, to_on, as_of_on
) as table (
    with districts_asked as (
        select scoped.district_id as district_id
        from metric.districts_in_scope(scope_district_id) as scoped
    ),

    advances_in_scope as (
        select advances.*
        from metric.advance_recovery(from_on, to_on, as_of_on) as advances
        inner join districts_asked -- chooses the scope: losing the rest is its job
            on advances.district_id = districts_asked.district_id
    ),

    sums as (
        select
            -- no advance in the scope is none paid: that is zero
            coalesce(sum(advanced_yuan), 0) as advanced_yuan,
            sum(recovered_yuan) as recovered_yuan,
            sum(outstanding_yuan) as outstanding_yuan,
            sum(outstanding_to_30_days_yuan) as outstanding_to_30_days_yuan,
            sum(outstanding_31_to_90_days_yuan) as outstanding_31_to_90_days_yuan,
            sum(outstanding_91_to_180_days_yuan) as outstanding_91_to_180_days_yuan,
            sum(outstanding_over_180_days_yuan) as outstanding_over_180_days_yuan,
            sum(outstanding_undated_yuan) as outstanding_undated_yuan,
            sum(excess_yuan) as excess_yuan,
            sum(listed_advanced_yuan) as listed_advanced_yuan,
            cast(coalesce(sum(advance_count), 0) as bigint) as advance_count,
            cast(coalesce(sum(listed_count), 0) as bigint) as listed_count,
        from advances_in_scope
    )

    select
        sums.*,
        sums.advance_count - sums.listed_count as not_listed_count,
        sums.advanced_yuan - coalesce(sums.listed_advanced_yuan, 0)
            as not_listed_advanced_yuan,
        -- after reversals the base can be negative, and a share of it means nothing
        case
            when sums.listed_advanced_yuan > 0
                then
                    cast(sums.recovered_yuan as double) / sums.listed_advanced_yuan
        end as recovery_share,
        case
            when coalesce(sums.listed_advanced_yuan, 0) <= 0 then 'not_known'
            when sums.listed_count < sums.advance_count then 'partly_known'
            else 'known'
        end as verdict,
        case
            when sums.listed_count < sums.advance_count then 'recovery_not_listed'
            when coalesce(sums.listed_advanced_yuan, 0) <= 0 then 'no_base'
        end as reason,
    from sums
);
