-- 指标：一个范围各环节的时限现状
-- Metric: Where the deadlines of a scope stand, by stage
-- 口径：范围 = 该片区和它的全部下级，为空 = 全部（含没有片区的 unknown）；as_of_at 以前
--   受理的全部案件，不分受理时期，见 deadlines_in_scope。clock_count = 逾期未完成 + 两天
--   内到期 + 未到期（两天以外）+ 暂停 + 不知道 + 按期完成 + 逾期完成。不知道的再按原因
--   分：没有规则、时间次序不可信、起点还没有、到期日日历里没有、没有记时间。
--   not_verified_count 为规则未核实的。没有适用规则的案件环节为空，自成一行。
-- Definition: Scope = the district with everything below it, NULL = everything, cases
--   of an unknown district included; every case received by as_of_at, whenever, see
--   deadlines_in_scope. clock_count = overdue + due within two days + open beyond that
--   + paused + not known + done on time + done late. What is not known is split by its
--   reason: no rule, times out of order, no start yet, past the calendar, not recorded.
--   not_verified_count = those whose rule is not verified. Cases without a rule have a
--   NULL stage, in a row of their own.
-- 粒度：一行 = 一个环节
-- Grain: one row = a stage
-- 单位：条
-- Unit: limits
-- 来源：metric.watched_deadlines
-- Source: metric.watched_deadlines
create or replace macro metric.deadline_stages_in_scope(
    scope_district_id, as_of_at
) as table (
    select
        stage,
        count(*) filter (where watch_state = 'overdue') as overdue_count,
        count(*) filter (where watch_state = 'due_soon') as due_soon_count,
        count(*) filter (where watch_state = 'open') as open_count,
        count(*) filter (where watch_state = 'paused') as paused_count,
        count(*) filter (where watch_state = 'not_known') as not_known_count,
        count(*) filter (where watch_state = 'done_on_time') as done_on_time_count,
        count(*) filter (where watch_state = 'done_late') as done_late_count,
        count(*) as clock_count,
        count(*) filter (where reason = 'no_rule') as no_rule_count,
        count(*) filter (where reason = 'times_out_of_order')
            as times_out_of_order_count,
        count(*) filter (where reason = 'no_start') as no_start_count,
        count(*) filter (where reason = 'past_calendar') as past_calendar_count,
        count(*) filter (where reason = 'not_recorded') as not_recorded_count,
        count(*) filter (where not is_rule_verified) as not_verified_count,
    from metric.watched_deadlines(scope_district_id, as_of_at)
    group by stage
    order by stage asc nulls last
);
