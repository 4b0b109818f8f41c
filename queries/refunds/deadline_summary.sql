-- 指标：时限完成情况
-- Metric: Deadlines met
-- 口径：各片区（含 unknown）合计，期内受理的案件（起止两日都含），as_of_at 那一刻知道
--   的，见 complaint_deadlines。clock_count = 按期完成 + 逾期完成 + 未到期 + 逾期未完成
--   + 暂停 + 不知道。due_count = 其中到 as_of_at 已经到期的，无论做没做完；
--   on_time_share 按期办结率 = 到期的里按期完成的 ÷ 到期的；done_share 办结率 = 到期的
--   里已完成的 ÷ 到期的。of_received 的两个分母为全部知道的（不含 not_known）。没有完成
--   的按受理到 as_of_at 的满天数分档。verdict：known，或没有一件到期时 not_known，
--   reason 为 no_base，占比为空，不记 0。没有适用规则的案件不在内。
-- Definition: All districts together, unknown included; cases received in the period
--   (both ends included) as known at as_of_at, see complaint_deadlines. clock_count =
--   done on time + done late + open + overdue + paused + not known. due_count = those
--   of them whose end had come by as_of_at, done or not; on_time_share = done on time
--   of the due ÷ due; done_share = done of the due ÷ due. The two of_received divide by
--   all that are known (without not_known). What is not done is sorted by full days
--   from receipt to as_of_at. verdict: known, or not_known with reason no_base where
--   none is due: shares NULL, not zero. Cases without a rule are not in it.
-- 粒度：一行 = 一条规则（规则变更前后各一行）
-- Grain: one row = a rule as in force (a changed rule has several)
-- 单位：件；占比 0–1
-- Unit: clocks; shares 0–1
-- 来源：metric.deadline_summary_by_district
-- Source: metric.deadline_summary_by_district
create or replace macro metric.deadline_summary(from_on, to_on, as_of_at) as table (
    with counts as (
        select
            by_district.rule_id as rule_id,
            by_district.rule_valid_from_on as rule_valid_from_on,
            by_district.stage as stage,
            by_district.rule_name as rule_name,
            cast(sum(clock_count) as bigint) as clock_count,
            cast(sum(due_count) as bigint) as due_count,
            cast(sum(due_done_on_time_count) as bigint) as due_done_on_time_count,
            cast(sum(due_done_count) as bigint) as due_done_count,
            cast(sum(done_on_time_count) as bigint) as done_on_time_count,
            cast(sum(done_late_count) as bigint) as done_late_count,
            cast(sum(open_count) as bigint) as open_count,
            cast(sum(overdue_count) as bigint) as overdue_count,
            cast(sum(paused_count) as bigint) as paused_count,
            cast(sum(not_known_count) as bigint) as not_known_count,
            cast(sum(undone_0_7_days_count) as bigint) as undone_0_7_days_count,
            cast(sum(undone_8_30_days_count) as bigint) as undone_8_30_days_count,
            cast(sum(undone_31_60_days_count) as bigint) as undone_31_60_days_count,
            cast(sum(undone_over_60_days_count) as bigint)
                as undone_over_60_days_count,
        from
            metric.deadline_summary_by_district(from_on, to_on, as_of_at)
                as by_district
        group by
            by_district.rule_id,
            by_district.rule_valid_from_on,
            by_district.stage,
            by_district.rule_name
    )

    select
        counts.*,
        cast(due_done_on_time_count as double) / nullif(due_count, 0) as on_time_share,
        cast(due_done_count as double) / nullif(due_count, 0) as done_share,
        cast(done_on_time_count as double)
        / nullif(clock_count - not_known_count, 0) as on_time_of_received_share,
        cast(done_on_time_count + done_late_count as double)
        / nullif(clock_count - not_known_count, 0) as done_of_received_share,
        case when due_count = 0 then 'not_known' else 'known' end as verdict,
        case when due_count = 0 then 'no_base' end as reason,
    from counts
    order by rule_id, rule_valid_from_on
);
