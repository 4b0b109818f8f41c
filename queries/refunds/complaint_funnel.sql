-- 指标：各片区投诉漏斗
-- Metric: The complaint funnel by district
-- 口径：按受理日期取数，起止两日都含，各类别都算。entry_count 登记件 = case_count 案件
--   + 催办 + 重复 + 转派 + 没有写类型的关联件 + 作废：作废的和与原件算一件的不是案件，
--   别的指标的 complaint_count 就是这里的 case_count。accepted ⊇ verified ⊇ closed：到
--   过立案、核实、办结这一步，即它或后面的一步有时间；refunded 为退赔合计大于 0 的案
--   件，rated ⊇ satisfied 为评价过的和满意的，都在案件之内，不论是否办结。
--   void_refunded_yuan = 登记在作废件上的退赔，哪里都不算，0 = 没有。片区 = 文件所给，
--   没有则按商户登记，再没有归入unknown，不丢弃；没有登记的片区名称为空。
-- Definition: By the day received, both ends included, every category. entry_count =
--   case_count + urgings + repeats + transfers + links of a kind not said + void rows:
--   void rows and rows that count with their original are no cases, and complaint_count
--   of other metrics is case_count here. accepted ⊇ verified ⊇ closed: cases that
--   reached acceptance, verification, closing, that is it or a later step has a time;
--   refunded = cases with more than 0 paid, rated ⊇ satisfied; both of the cases,
--   closed or not. void_refunded_yuan = payments entered on void rows, counted nowhere,
--   0 = none. District as delivered, else the merchant's, else unknown; none is
--   dropped; an unregistered one has no name (NULL).
-- 粒度：一行 = 一个片区；期内没有登记件的没有行
-- Grain: one row = a district; one without entries in the period has no row
-- 单位：件、元
-- Unit: entries and cases, yuan
-- 来源：metric.funnel_counts（mart.complaint_entry、mart.complaint_case）
-- Source: metric.funnel_counts (mart.complaint_entry, mart.complaint_case)
create or replace macro metric.complaint_funnel(from_on, to_on) as table (
    select
        counted.group_key as district_id,
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
        dim_district.district_name as district_name,
    from metric.funnel_counts(from_on, to_on, 'district') as counted
    -- left: an unregistered district still has its complaints
    left join core.dim_district
        on counted.group_key = dim_district.district_id
    order by district_id
);
