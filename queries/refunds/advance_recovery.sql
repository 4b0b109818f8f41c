-- 指标：各片区垫付、促成追回与追偿
-- Metric: Advances, refunds brought about and recoveries by district
-- 口径：按受理日期取投诉，起止两日都含，截至日以后受理的不算；钱只算到截至日（含）。
--   三样分开，从不相加：垫付 advanced_yuan、促成商户和平台直接退的
--   brought_about_yuan、向商户追回的 recovered_yuan；退赔方没有写的在
--   payer_unknown_yuan。挽回损失 = 垫付 + 促成 + 没有写退赔方的，即退给游客的全部，冲
--   回为负，不含追偿。追偿率 = 追回 ÷ 报了追偿的垫付（listed_advanced_yuan）；随投诉
--   登记的垫付没有追偿一栏，不进追偿率：有这样的垫付时 verdict 为 partly_known，全部
--   如此为 not_known，reason 为 recovery_not_listed；没有垫付、或冲回后不大于 0 的追偿
--   率为空，verdict 为 not_known，没有前一原因时 reason 为 no_base。未追回按账龄分：
--   0–30、31–90、91–180、180 天以上、没有写日期；多追或多冲的在 excess_yuan，不抵减。
--   片区 = 文件所给，没有则按商户登记，再没有归入 unknown；没有投诉的片区没有行。
-- Definition: Cases by the day received, both ends included, none received after the
--   day asked for; money up to the end of that day. Three sums stand apart and are
--   never mixed: advances, advanced_yuan; what merchants and platforms were brought
--   to refund, brought_about_yuan; what came back from merchants, recovered_yuan.
--   Payments that name no payer are payer_unknown_yuan. Losses recovered = advances +
--   brought about + no payer named, all that visitors were paid, reversals negative,
--   recoveries not in it. Recovery share = recovered ÷ advances whose recoveries are
--   listed (listed_advanced_yuan); an advance that came with its case has no column
--   for recoveries and stays out of the share: with such advances the verdict is
--   partly_known, with no other not_known, and the reason recovery_not_listed;
--   without an advance, or with none left above 0 after reversals, the share is NULL,
--   the verdict not_known and, unless the one above holds, the reason no_base.
--   Outstanding by age: 0–30, 31–90, 91–180, over 180 days, undated; what was
--   recovered or reversed in excess is excess_yuan and offsets nothing. District as
--   delivered, else the merchant's, else unknown; one without cases has no row.
-- 粒度：一行 = 一个片区
-- Grain: one row = a district
-- 单位：元、笔；占比 0–1
-- Unit: yuan, payments; shares 0–1
-- 来源：core.fct_refund、mart.complaint_case
-- Source: core.fct_refund, mart.complaint_case
create or replace macro metric.advance_recovery(from_on, to_on, as_of_on) as table (
    with asked as (
        select cast(as_of_on as date) as asked_on
    ),

    cases_received as (
        select
            period_cases.complaint_id as complaint_id,
            period_cases.district_id as district_id,
        from metric.case_rows(null, from_on, to_on) as period_cases
        inner join asked -- one row: what came later is not known yet
            on cast(period_cases.received_at as date) <= asked.asked_on
    ),

    district_payments as (
        select
            cases_received.district_id as district_id,
            -- no payment of the kind is none paid: that is zero
            coalesce(sum(payments.refunded_yuan), 0) as losses_recovered_yuan,
            coalesce(
                sum(payments.refunded_yuan) filter (where payments.is_advance), 0
            ) as advanced_yuan,
            coalesce(
                sum(payments.refunded_yuan) filter (
                    where not payments.is_advance and payments.payer is not null
                ),
                0
            ) as brought_about_yuan,
            coalesce(
                sum(payments.refunded_yuan) filter (where payments.payer is null), 0
            ) as payer_unknown_yuan,
        from cases_received
        left join metric.payments_known(as_of_on) as payments
            on cases_received.complaint_id = payments.complaint_id
        group by cases_received.district_id
    ),

    district_advances as (
        select
            cases_received.district_id as district_id,
            count(*) as advance_count,
            count(*) filter (where advances.verdict = 'known') as listed_count,
            sum(advances.advanced_yuan) filter (
                where advances.verdict = 'known'
            ) as listed_advanced_yuan,
            sum(advances.recovered_yuan) as recovered_yuan,
            sum(advances.outstanding_yuan) as outstanding_yuan,
            sum(
                case
                    when advances.age_day_count <= 30
                        then advances.outstanding_yuan
                    when advances.outstanding_yuan is not null then 0
                end
            ) as outstanding_to_30_days_yuan,
            sum(
                case
                    when advances.age_day_count between 31 and 90
                        then advances.outstanding_yuan
                    when advances.outstanding_yuan is not null then 0
                end
            ) as outstanding_31_to_90_days_yuan,
            sum(
                case
                    when advances.age_day_count between 91 and 180
                        then advances.outstanding_yuan
                    when advances.outstanding_yuan is not null then 0
                end
            ) as outstanding_91_to_180_days_yuan,
            sum(
                case
                    when advances.age_day_count > 180
                        then advances.outstanding_yuan
                    when advances.outstanding_yuan is not null then 0
                end
            ) as outstanding_over_180_days_yuan,
            sum(
                case
                    when advances.age_day_count is null
                        then advances.outstanding_yuan
                    when advances.outstanding_yuan is not null then 0
                end
            ) as outstanding_undated_yuan,
            sum(advances.excess_yuan) as excess_yuan,
        from cases_received
        inner join metric.refund_advances(as_of_on) as advances -- joined back below
            on cases_received.complaint_id = advances.complaint_id
        group by cases_received.district_id
    )

    select
        district_payments.district_id as district_id,
        dim_district.district_name as district_name,
        district_payments.advanced_yuan as advanced_yuan,
        district_payments.brought_about_yuan as brought_about_yuan,
        district_payments.payer_unknown_yuan as payer_unknown_yuan,
        district_payments.losses_recovered_yuan as losses_recovered_yuan,
        district_advances.recovered_yuan as recovered_yuan,
        -- after reversals the base can be negative, and a share of it means nothing
        case
            when district_advances.listed_advanced_yuan > 0
                then
                    cast(district_advances.recovered_yuan as double)
                    / district_advances.listed_advanced_yuan
        end as recovery_share,
        coalesce(district_advances.advance_count, 0) as advance_count,
        coalesce(district_advances.listed_count, 0) as listed_count,
        district_advances.listed_advanced_yuan as listed_advanced_yuan,
        district_advances.outstanding_yuan as outstanding_yuan,
        district_advances.outstanding_to_30_days_yuan as outstanding_to_30_days_yuan,
        district_advances.outstanding_31_to_90_days_yuan
            as outstanding_31_to_90_days_yuan,
        district_advances.outstanding_91_to_180_days_yuan
            as outstanding_91_to_180_days_yuan,
        district_advances.outstanding_over_180_days_yuan
            as outstanding_over_180_days_yuan,
        district_advances.outstanding_undated_yuan as outstanding_undated_yuan,
        district_advances.excess_yuan as excess_yuan,
        case
            when
                district_advances.listed_count = district_advances.advance_count
                and district_advances.listed_advanced_yuan > 0
                then 'known'
            when
                district_advances.listed_count > 0
                and district_advances.listed_advanced_yuan > 0
                then 'partly_known'
            else 'not_known'
        end as verdict,
        case
            when district_advances.listed_count < district_advances.advance_count
                then 'recovery_not_listed'
            when coalesce(district_advances.listed_advanced_yuan, 0) <= 0
                then 'no_base'
        end as reason,
    from district_payments
    left join district_advances
        on district_payments.district_id = district_advances.district_id
    left join core.dim_district
        on district_payments.district_id = dim_district.district_id
    order by district_id
);
