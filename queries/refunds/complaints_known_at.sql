-- 指标：投诉数据截至的时刻
-- Metric: The moment up to which the complaints are known
-- 口径：投诉文件里最晚的一个时刻：受理、立案、核实、办结、重办，取最晚；时间次序不可信
--   的案件不看。退赔的时间不看：退赔清单可能报得比投诉晚，那时案件是否办结还不知道。不分
--   片区，没有片区的也在内。没有投诉时为空。
-- Definition: The latest moment in the complaint files: receipt, acceptance,
--   verification, closing or reopening; cases whose times are out of order are passed
--   over. Payments are not looked at: a list of refunds may go further than the
--   complaints, and what was closed by then is not known. All districts, unknown
--   included. NULL without complaints.
-- 粒度：只有一行
-- Grain: exactly one row
-- 单位：时刻
-- Unit: a moment
-- 来源：mart.complaint_case
-- Source: mart.complaint_case
create or replace macro metric.complaints_known_at() as table (
    select
        greatest(
            max(received_at),
            max(accepted_at),
            max(verified_at),
            max(last_closed_at),
            max(reopened_at)
        ) as known_at,
    from mart.complaint_case
    where is_time_ordered
);
