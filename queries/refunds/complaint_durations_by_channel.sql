-- 指标：各渠道投诉办理时长
-- Metric: How long complaints take by channel
-- 口径：按受理日期取数，起止两日都含，各类别都算；作废和关联件不是案件。时长从受理到立
--   案（accept）、核实（verify）、办结（close）、首笔退赔（refund），暂停不扣。小时分位
--   数按线性插值；工作日不计受理当日，取第 ⌈n·p⌉ 个，日历缺日子的不进
--   working_day_case_count。每一步：case_count 案件 = measured 有时长的 + open 还没有到
--   这一步的 + unrecorded 已过这一步而没有时间的 + unordered 时间次序不可信的 +
--   none_due（只有退赔）没有要退的。没有到这一步的不进分位数，另计件数：它们多半更久，
--   open 多时分位数偏短。没有一件有时长时分位数为空，不记 0，verdict 为 not_known，
--   reason 为 no_base，否则 known。渠道照文件原样，各片区（含 unknown）都算；空 = 文件
--   里没有，自成一行，不丢弃。
-- Definition: By the day received, both ends included, every category; void and linked
--   rows are no cases. From receipt to acceptance (accept), verification (verify),
--   closing (close) and the first payment (refund); pauses are not taken out. Quantiles
--   of hours by linear interpolation; working days without the day of receipt, the
--   ⌈n·p⌉-th of n, those that the calendar does not cover are not in
--   working_day_case_count. Of each step: case_count = measured + open (not there yet)
--   + unrecorded (past it, without a time) + unordered (times not to be trusted) +
--   none_due (refunds only: nothing is to be paid). What is not there yet is in no
--   quantile and counted beside it: it mostly takes longer, so many open ones make the
--   quantiles too short. With none measured they are NULL, not zero, verdict not_known
--   and reason no_base; otherwise known. The channel as delivered, every district,
--   unknown included; NULL = not in the file, a row of its own, not dropped.
-- 粒度：一行 = 一个渠道的一步
-- Grain: one row = a channel and a step
-- 单位：小时、工作日、件
-- Unit: hours, working days, cases
-- 来源：metric.duration_measures（mart.complaint_case、mart.working_day）
-- Source: metric.duration_measures (mart.complaint_case, mart.working_day)
create or replace macro metric.complaint_durations_by_channel(from_on, to_on) as table (
    select
        timed.group_key as channel,
        timed.stage as stage,
        timed.case_count as case_count,
        timed.measured_count as measured_count,
        timed.p50_hours as p50_hours,
        timed.p90_hours as p90_hours,
        timed.working_day_case_count as working_day_case_count,
        timed.p50_working_day_count as p50_working_day_count,
        timed.p90_working_day_count as p90_working_day_count,
        timed.open_count as open_count,
        timed.unrecorded_count as unrecorded_count,
        timed.unordered_count as unordered_count,
        timed.none_due_count as none_due_count,
        timed.verdict as verdict,
        timed.reason as reason,
    from metric.duration_measures(from_on, to_on, 'channel') as timed
    order by channel asc nulls last, stage asc
);
