-- 指标：算在一件案件里的登记件
-- Metric: The entries that count in one case
-- 口径：案件自己（case）和与它算一件的：urging 催办、repeat 重复、transfer 转派、linked
--   关联而没有写类型；作废的不算在任何案件里，没有行。linked_complaint_id 为文件所给的原
--   投诉编号，空 = 没有写。不分片区、日期，没有片区的案件也一样。不含个人信息。
-- Definition: The case itself (case) and what counts with it: urging, repeat, transfer,
--   linked = of a kind not said; void rows count in no case and have no row.
--   linked_complaint_id = the original as delivered, NULL = none given. Districts and
--   days play no part, a case without a district is like any other. No personal data.
-- 粒度：一行 = 一件登记的投诉
-- Grain: one row = a complaint as registered
-- 单位：时刻
-- Unit: moments
-- 来源：mart.complaint_entry、ledger.delivery
-- Source: mart.complaint_entry, ledger.delivery
create or replace macro metric.case_entries(asked_complaint_id) as table (
    with asked as (
        select cast(asked_complaint_id as varchar) as case_id
    )

    select
        complaint_entry.complaint_id as complaint_id,
        complaint_entry.entry_type as entry_type,
        complaint_entry.received_at as received_at,
        complaint_entry.channel as channel,
        complaint_entry.linked_complaint_id as linked_complaint_id,
        delivery.file_name as file_name,
        complaint_entry.source_sheet as source_sheet,
        complaint_entry.source_row as source_row,
    from mart.complaint_entry
    inner join asked -- keeps the entries of the case
        on complaint_entry.case_complaint_id = asked.case_id
    left join ledger.delivery
        on complaint_entry.delivery_id = delivery.delivery_id
    order by received_at, complaint_id
);
