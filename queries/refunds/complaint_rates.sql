-- 指标：各片区、商户类型每万人次投诉与退赔
-- Metric: Complaints and refunds per 10,000 visits by district and merchant type
-- 口径：投诉按受理日期取数，起止两日都含，各类别都算。分母 = 同片区同期的进入人次
--   （entries），各商户类型用同一个分母，从不与断面合用：只有断面计数的片区没有分母。
--   没有进入计数或进入为 0 时为空，reason 为 no_base；覆盖率低于 90% 或不知道时为空，
--   reason 为 incomplete；verdict 为 known 或 not_known，件数和金额照有。退赔不论何时
--   付，冲回为负。median_close_days 为受理到办结经过的天数（可带小数）的中位数，只算
--   已办结而且时间次序可信的 timed_count 件，没有时为空。片区 = 文件所给，没有则按商
--   户登记，再没有归入 unknown；类型按商户登记，空 = 商户未登记或没有写，自成一行；期
--   内没有投诉的没有行。
-- Definition: Cases by the day received, both ends included, every category. The base
--   is the entries of the same district and period, the same for every merchant type,
--   never mixed with passages: a district with passages alone has no base. Without
--   entries, or with 0 of them, the rates are NULL and the reason is no_base; below
--   90 % coverage, or where it is not known, NULL with the reason incomplete; the
--   verdict is known or not_known, and counts and sums stay. Refunds whenever paid,
--   reversals negative. median_close_days is the median time from receipt to closing
--   in days, with fractions, over the timed_count cases that are closed and whose
--   times are in order; NULL without any. District as delivered, else the merchant's,
--   else unknown; the type as the merchant is registered, NULL = unregistered or not
--   given, a row of its own; one without cases in the period has no row.
-- 粒度：一行 = 一个片区的一种商户类型
-- Grain: one row = a district and merchant type
-- 单位：件、元、件/万人次、元/万人次、天；占比 0–1
-- Unit: cases, yuan, cases and yuan per 10,000 visits, days; shares 0–1
-- 来源：mart.complaint_case、core.dim_merchant、mart.place_day
-- Source: mart.complaint_case, core.dim_merchant, mart.place_day
create or replace macro metric.complaint_rates(from_on, to_on) as table (
    with cases_by_type as (
        select
            period_cases.district_id as district_id,
            dim_merchant.merchant_type as merchant_type,
            count(*) as complaint_count,
            count(*) filter (where period_cases.refunded_yuan > 0) as refund_count,
            sum(period_cases.refunded_yuan) as refunded_yuan,
            count(period_cases.closed_at) as closed_count,
            count(period_cases.closed_at) filter (
                where period_cases.is_time_ordered
            ) as timed_count,
            median(
                cast(
                    date_diff(
                        'second', period_cases.received_at, period_cases.closed_at
                    ) as double
                ) / 86400
            ) filter (where period_cases.is_time_ordered) as median_close_days,
        from metric.case_rows(null, from_on, to_on) as period_cases
        -- left: a complaint about an unregistered merchant is still a complaint
        left join core.dim_merchant
            on period_cases.merchant_id = dim_merchant.merchant_id
        group by period_cases.district_id, dim_merchant.merchant_type
    ),

    district_entries as (
        select
            district_id,
            visit_count,
            coverage_share,
        from metric.footfall_by_district(from_on, to_on)
        where measure = 'entries'
    ),

    cases_with_entries as (
        select
            cases_by_type.*,
            district_entries.visit_count as visit_count,
            district_entries.coverage_share as coverage_share,
            coalesce(
                district_entries.coverage_share >= 0.9
                and district_entries.visit_count > 0,
                false
            ) as is_comparable,
        from cases_by_type
        left join district_entries
            on cases_by_type.district_id = district_entries.district_id
    )

    select
        cases_with_entries.district_id as district_id,
        cases_with_entries.merchant_type as merchant_type,
        cases_with_entries.complaint_count as complaint_count,
        cases_with_entries.refund_count as refund_count,
        cases_with_entries.refunded_yuan as refunded_yuan,
        case
            when cases_with_entries.is_comparable
                then
                    cases_with_entries.complaint_count * cast(10000 as double)
                    / cases_with_entries.visit_count
        end as complaints_per_10k_visits,
        case
            when cases_with_entries.is_comparable
                then
                    cast(cases_with_entries.refunded_yuan as double) * 10000
                    / cases_with_entries.visit_count
        end as refunded_yuan_per_10k_visits,
        cases_with_entries.closed_count as closed_count,
        cases_with_entries.timed_count as timed_count,
        cases_with_entries.median_close_days as median_close_days,
        cases_with_entries.visit_count as visit_count,
        cases_with_entries.coverage_share as coverage_share,
        dim_district.district_name as district_name,
        case
            when cases_with_entries.is_comparable then 'known' else 'not_known'
        end as verdict,
        case
            when cases_with_entries.is_comparable then null
            when cases_with_entries.visit_count is null then 'no_base'
            when cases_with_entries.coverage_share >= 0.9 then 'no_base'
            else 'incomplete'
        end as reason,
    from cases_with_entries
    left join core.dim_district
        on cases_with_entries.district_id = dim_district.district_id
    order by district_id asc, merchant_type asc nulls last
);
