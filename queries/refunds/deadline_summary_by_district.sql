-- 指标：各片区时限完成情况
-- Metric: Deadlines met by district
-- 口径：期内受理的案件（起止两日都含），as_of_at 那一刻知道的，见 complaint_deadlines。
--   clock_count = 按期完成 + 逾期完成 + 未到期 + 逾期未完成 + 暂停 + 不知道。due_count
--   = 其中到 as_of_at 已经到期的，无论做没做完；on_time_share 按期办结率 = 到期的里按期
--   完成的 ÷ 到期的；done_share 办结率 = 到期的里已完成的 ÷ 到期的；未到期就完成的不进
--   这两个，免得先完成的抬高比例。of_received 的两个分母为全部知道的（不含
--   not_known）。没有完成的（未到期、逾期、暂停）按受理到 as_of_at 的满天数分档。
--   verdict：known，或没有一件到期时not_known，reason 为 no_base，占比为空，不记 0。片
--   区 = 文件所给，没有则按商户登记，再没有为 unknown，不丢弃；没有适用规则的案件不在
--   内。
-- Definition: Cases received in the period (both ends included) as known at as_of_at,
--   see complaint_deadlines. clock_count = done on time + done late + open + overdue +
--   paused + not known. due_count = those of them whose end had come by as_of_at, done
--   or not; on_time_share = done on time of the due ÷ due; done_share = done of the due
--   ÷ due; what was done before its end had come is in neither, or early ones would
--   lift the share. The two of_received divide by all that are known (without
--   not_known). What is not done (open, overdue, paused) is sorted by full days from
--   receipt to as_of_at. verdict: known, or not_known with reason no_base where none is
--   due: shares NULL, not zero. District as delivered, else the merchant's, else
--   unknown; none is dropped; cases without a rule are not in it.
-- 粒度：一行 = 一个片区的一条规则（规则变更前后各一行）
-- Grain: one row = a district and a rule as in force (a changed rule has several)
-- 单位：件；占比 0–1
-- Unit: clocks; shares 0–1
-- 来源：metric.deadlines_known_at
-- Source: metric.deadlines_known_at
create or replace macro metric.deadline_summary_by_district(
    from_on, to_on, as_of_at
) as table (
    with asked as (
        select
            cast(from_on as date) as from_on,
            cast(to_on as date) as to_on,
            cast(as_of_at as timestamp) as known_at,
    ),

    clocks as (
        select
            deadlines.*,
            deadlines.due_at < asked.known_at
            and deadlines.verdict in ('met', 'missed') as is_due,
            deadlines.done_at is not null
            and deadlines.verdict in ('met', 'missed') as is_done,
            deadlines.state in ('open', 'overdue', 'paused') as is_undone,
            floor(
                (epoch(asked.known_at) - epoch(deadlines.received_at)) / 86400
            ) as age_days,
        from metric.deadlines_known_at(as_of_at) as deadlines
        inner join asked -- one row: keeps the days asked for
            on
                cast(deadlines.received_at as date) >= asked.from_on
                and cast(deadlines.received_at as date) <= asked.to_on
        where deadlines.rule_id is not null
    ),

    counts as (
        select
            district_id,
            rule_id,
            rule_valid_from_on,
            stage,
            rule_name,
            count(*) as clock_count,
            count(*) filter (where is_due) as due_count,
            count(*) filter (
                where is_due and state = 'done_on_time'
            ) as due_done_on_time_count,
            count(*) filter (where is_due and is_done) as due_done_count,
            count(*) filter (where state = 'done_on_time') as done_on_time_count,
            count(*) filter (where state = 'done_late') as done_late_count,
            count(*) filter (where state = 'open') as open_count,
            count(*) filter (where state = 'overdue') as overdue_count,
            count(*) filter (where state = 'paused') as paused_count,
            count(*) filter (where state = 'not_known') as not_known_count,
            count(*) filter (where is_undone and age_days < 8)
                as undone_0_7_days_count,
            count(*) filter (where is_undone and age_days between 8 and 30)
                as undone_8_30_days_count,
            count(*) filter (where is_undone and age_days between 31 and 60)
                as undone_31_60_days_count,
            count(*) filter (where is_undone and age_days > 60)
                as undone_over_60_days_count,
        from clocks
        group by district_id, rule_id, rule_valid_from_on, stage, rule_name
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
    order by district_id, rule_id, rule_valid_from_on
);
