-- 指标：各渠道投诉漏斗
-- Metric: The complaint funnel by channel
-- 口径：按受理日期取数，起止两日都含，各类别、各片区（含 unknown）都算。entry_count 登
--   记件 = case_count 案件 + 催办 + 重复 + 转派 + 没有写类型的关联件 + 作废：作废的和与
--   原件算一件的不是案件。accepted ⊇ verified ⊇ closed：到过立案、核实、办结这一步，即
--   它或后面的一步有时间；refunded 为退赔合计大于 0 的案件，rated ⊇ satisfied 为评价过
--   的和满意的，都在案件之内，不论是否办结。void_refunded_yuan = 登记在作废件上的退赔，
--   哪里都不算，0 = 没有。渠道照文件原样，按登记件自己的渠道；空 = 文件里没有，自成一
--   行，不丢弃。
-- Definition: By the day received, both ends included, every category and district,
--   unknown included. entry_count = case_count + urgings + repeats + transfers + links
--   of a kind not said + void rows: void rows and rows that count with their original
--   are no cases. accepted ⊇ verified ⊇ closed: cases that reached acceptance,
--   verification, closing, that is it or a later step has a time; refunded = cases with
--   more than 0 paid, rated ⊇ satisfied; both of the cases, closed or not.
--   void_refunded_yuan = payments entered on void rows, counted nowhere, 0 = none. The
--   channel as delivered, of the entry itself; NULL = not in the file, a row of its
--   own, not dropped.
-- 粒度：一行 = 一个渠道；期内没有登记件的没有行
-- Grain: one row = a channel; one without entries in the period has no row
-- 单位：件、元
-- Unit: entries and cases, yuan
-- 来源：metric.funnel_counts（mart.complaint_entry、mart.complaint_case）
-- Source: metric.funnel_counts (mart.complaint_entry, mart.complaint_case)
create or replace macro metric.complaint_funnel_by_channel(from_on, to_on) as table (
    select
        counted.group_key as channel,
        counted.entry_count as entry_count,
        counted.urging_count as urging_count,
        counted.repeat_count as repeat_count,
        counted.transfer_count as transfer_count,
        counted.other_link_count as other_link_count,
        counted.void_count as void_count,
        counted.case_count as case_count,
        counted.accepted_count as accepted_count,
        counted.verified_count as verified_count,
        counted.closed_count as closed_count,
        counted.refunded_count as refunded_count,
        counted.rated_count as rated_count,
        counted.satisfied_count as satisfied_count,
        counted.void_refunded_yuan as void_refunded_yuan,
    from metric.funnel_counts(from_on, to_on, 'channel') as counted
    order by case_count desc, channel asc nulls last
);
