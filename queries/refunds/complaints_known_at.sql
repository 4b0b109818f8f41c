-- 指标：投诉数据截至的时刻
-- Metric: The moment up to which the complaints are known
-- 口径：投诉文件里最晚的一个时刻：受理、立案、核实、办结、重办，取最晚；催办、重复、转派
--   的行也看，作废的、时间次序不可信的行不看。退赔的时间不看：退赔清单可能报得比投诉晚，
--   那时案件是否办结还不知道。不分片区，没有片区的也在内。没有投诉时为空。
-- Definition: The latest moment in the complaint files: receipt, acceptance,
--   verification, closing or reopening; urgings, repeats and transfers are looked at
--   too, void rows and rows whose times are out of order are not. Payments are not
--   looked at: a list of refunds may go further than the complaints, and what was
--   closed by then is not known. All districts, unknown included. NULL without
--   complaints.
-- 粒度：只有一行
-- Grain: exactly one row
-- 单位：时刻
-- Unit: a moment
-- 来源：core.fct_complaint
-- Source: core.fct_complaint
create or replace macro metric.complaints_known_at() as table (
    select
        greatest(
            max(received_at),
            max(accepted_at),
            max(verified_at),
            max(closed_at),
            max(reopened_at)
        ) as known_at,
    from core.fct_complaint
    where is_time_ordered and not is_void
);
