-- 指标：各届活动、商户类型每万人次投诉与退赔
-- Metric: Complaints and refunds per 10,000 visits by festival edition and merchant
--   type
-- 口径：投诉按其“关联活动”归届，各类别都算，不限受理日期；没有写关联活动的不归任何一
--   届。分母 = 该届进入人次（entries，起止两日都含），各商户类型用同一个分母，从不与
--   断面合用：只有断面计数的活动没有分母。没有进入计数、进入为 0、已取消、或活动表里
--   没有的为空，reason 为 no_base；覆盖率低于 90% 或不知道时为空，reason 为
--   incomplete；verdict 为 known 或 not_known，件数和金额照有。退赔不论何时付，冲回为
--   负。median_close_days 为受理到办结经过的天数（可带小数）的中位数，只算已办结而且
--   时间次序可信的 timed_count 件，没有时为空。片区不起作用；类型按商户登记，空 = 商
--   户未登记或没有写，自成一行；没有投诉写到的活动没有行。
-- Definition: Cases belong to the edition that they name, every category, whenever
--   received; cases naming none belong to none. The base is the entries of the
--   edition, first and last day included, the same for every merchant type, never
--   mixed with passages: an edition with passages alone has no base. Without entries,
--   with 0 of them, when cancelled or not in the list of events, the rates are NULL
--   and the reason is no_base; below 90 % coverage, or where it is not known, NULL
--   with the reason incomplete; the verdict is known or not_known, and counts and
--   sums stay. Refunds whenever paid, reversals negative. median_close_days is the
--   median time from receipt to closing in days, with fractions, over the timed_count
--   cases that are closed and whose times are in order; NULL without any. Districts
--   play no part; the type as the merchant is registered, NULL = unregistered or not
--   given, a row of its own; an edition that no case names has no row.
-- 粒度：一行 = 一届活动的一种商户类型
-- Grain: one row = an edition and merchant type
-- 单位：件、元、件/万人次、元/万人次、天；占比 0–1
-- Unit: cases, yuan, cases and yuan per 10,000 visits, days; shares 0–1
-- 来源：mart.complaint_case、core.dim_merchant、core.dim_event、mart.place_day
-- Source: mart.complaint_case, core.dim_merchant, core.dim_event, mart.place_day
create or replace macro metric.complaint_rates_by_festival() as table (
    with cases_by_type as (
        select
            period_cases.event_id as event_id,
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
        from metric.case_rows(null, '0001-01-01', '9999-12-31') as period_cases
        -- left: a complaint about an unregistered merchant is still a complaint
        left join core.dim_merchant
            on period_cases.merchant_id = dim_merchant.merchant_id
        where period_cases.event_id is not null
        group by period_cases.event_id, dim_merchant.merchant_type
    ),

    edition_entries as (
        select
            event_id,
            visit_count,
            coverage_share,
        from metric.footfall_by_festival()
        where measure = 'entries'
    ),

    cases_with_entries as (
        select
            cases_by_type.*,
            edition_entries.visit_count as visit_count,
            edition_entries.coverage_share as coverage_share,
            coalesce(
                edition_entries.coverage_share >= 0.9
                and edition_entries.visit_count > 0,
                false
            ) as is_comparable,
        from cases_by_type
        left join edition_entries
            on cases_by_type.event_id = edition_entries.event_id
    )

    select
        cases_with_entries.event_id as event_id,
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
        dim_event.event_name as event_name,
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
    left join core.dim_event
        on cases_with_entries.event_id = dim_event.event_id
    order by event_id asc, merchant_type asc nulls last
);
