-- 指标：投诉漏斗的各级件数
-- Metric: The stages of the complaint funnel, counted
-- 口径：按受理日期取数，起止两日都含，各类别都算。按 group_by 分组：district 片区，
--   channel渠道；别的写法没有行。entry_count 登记件 = case_count 案件 + 催办 + 重复 +
--   转派 + 没有写类型的关联件 + 作废，见 mart.complaint_entry。accepted ⊇ verified ⊇
--   closed：到过这一步，即它或后面的一步有时间；refunded 为退赔合计大于 0 的，rated ⊇
--   satisfied，都在案件之内，不论是否办结。void_refunded_yuan = 登记在作废件上的退赔，
--   哪里都不算。片区 = 文件所给，没有则按商户登记，再没有为 unknown；渠道照原样，空自成
--   一行；都不丢弃。
-- Definition: By the day received, both ends included, every category. Grouped by
--   group_by: district or channel; any other word has no rows. entry_count = case_count
--   + urgings + repeats + transfers + links of a kind not said + void rows, see
--   mart.complaint_entry. accepted ⊇ verified ⊇ closed: reached, that is it or a later
--   step has a time; refunded = more than 0 paid, rated ⊇ satisfied, both of the cases,
--   closed or not. void_refunded_yuan = payments entered on void rows, counted nowhere.
--   District as delivered, else the merchant's, else unknown; the channel as delivered,
--   NULL a row of its own; none is dropped.
-- 粒度：一行 = 一个片区或一个渠道；期内没有登记件的没有行
-- Grain: one row = a district or a channel; one without entries in the period has no
--   row
-- 单位：件、元
-- Unit: entries and cases, yuan
-- 来源：mart.complaint_entry、mart.complaint_case、mart.case_payment
-- Source: mart.complaint_entry, mart.complaint_case, mart.case_payment
create or replace macro metric.funnel_counts(from_on, to_on, group_by) as table (
    with asked as (
        select
            cast(from_on as date) as from_on,
            cast(to_on as date) as to_on,
            cast(group_by as varchar) as grouping_name,
    ),

    void_payments as (
        select
            case_payment.complaint_id as complaint_id,
            sum(case_payment.refunded_yuan) as refunded_yuan,
        from mart.case_payment
        where case_payment.case_complaint_id is null
        group by case_payment.complaint_id
    ),

    entries as (
        select
            case asked.grouping_name
                when 'district' then complaint_entry.district_id
                when 'channel' then complaint_entry.channel
            end as group_key,
            complaint_entry.entry_type as entry_type,
            complaint_case.complaint_id is not null as is_case,
            complaint_case.closed_at is not null as is_closed,
            coalesce(
                complaint_case.verified_at, complaint_case.closed_at
            ) is not null as is_verified,
            coalesce(
                complaint_case.accepted_at,
                complaint_case.verified_at,
                complaint_case.closed_at
            ) is not null as is_accepted,
            complaint_case.refunded_yuan as refunded_yuan,
            complaint_case.satisfaction as satisfaction,
            coalesce(void_payments.refunded_yuan, 0) as void_refunded_yuan,
        from mart.complaint_entry
        inner join asked -- one row: keeps the days asked for
            on
                complaint_entry.received_on >= asked.from_on
                and complaint_entry.received_on <= asked.to_on
                and asked.grouping_name in ('district', 'channel')
        left join mart.complaint_case -- left: void and linked rows are no cases
            on complaint_entry.complaint_id = complaint_case.complaint_id
        left join void_payments
            on complaint_entry.complaint_id = void_payments.complaint_id
    )

    select
        entries.group_key as group_key,
        count(*) as entry_count,
        count(*) filter (where entry_type = 'urging') as urging_count,
        count(*) filter (where entry_type = 'repeat') as repeat_count,
        count(*) filter (where entry_type = 'transfer') as transfer_count,
        count(*) filter (where entry_type = 'linked') as other_link_count,
        count(*) filter (where entry_type = 'void') as void_count,
        count(*) filter (where is_case) as case_count,
        count(*) filter (where is_accepted) as accepted_count,
        count(*) filter (where is_verified) as verified_count,
        count(*) filter (where is_closed) as closed_count,
        count(*) filter (where refunded_yuan > 0) as refunded_count,
        count(*) filter (where satisfaction in ('满意', '不满意')) as rated_count,
        count(*) filter (where satisfaction = '满意') as satisfied_count,
        sum(void_refunded_yuan) as void_refunded_yuan,
    from entries
    group by entries.group_key
    order by case_count desc, entries.group_key asc nulls last
);
