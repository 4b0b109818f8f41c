-- 指标：逐案算出的时限
-- Metric: Deadlines worked out case by case
-- 口径：metric.complaint_deadlines 的各行，按 as_of_at 那一刻知道的逐案算出，口径、state、
--   verdict 都与它相同；as_of_at 为空时没有行。reason：no_rule 没有适用的规则；
--   times_out_of_order 时间次序不可信，不计时限；no_start 起点还没有；past_calendar 到期
--   日日历里没有；still_paused 还在暂停；not_recorded 这一步的时间没有记；其余为空。它是
--   内部用的：最新一刻的结果在发布时存入 mart.case_deadline，别的时刻才现算。片区同
--   complaint_deadlines，不丢弃。
-- Definition: The rows of metric.complaint_deadlines, worked out case by case as known
--   at as_of_at; definition, state and verdict are the same. No row when as_of_at is
--   NULL. reason: no_rule = no rule applies; times_out_of_order = its times cannot be
--   trusted, no limit is computed; no_start = the start is not there yet; past_calendar
--   = the calendar does not hold the day it ends; still_paused = paused, the end is
--   open; not_recorded = this step has no recorded time; otherwise NULL. For use
--   inside: what holds at the newest moment is kept in mart.case_deadline when a
--   warehouse is published, and only other moments are worked out when asked for.
--   Districts as in complaint_deadlines; none is dropped.
-- 粒度：一行 = 一件案件的一条时限；没有适用规则的案件也有一行
-- Grain: one row = a case and a limit; a case without a rule has one as well
-- 单位：小时、工作日；时限单位见 limit_unit
-- Unit: hours, working days; limits in limit_unit
-- 来源：metric.clock_limits（mart.complaint_case、core.dim_deadline_rule、
--   mart.working_day）
-- Source: metric.clock_limits (mart.complaint_case, core.dim_deadline_rule,
--   mart.working_day)
create or replace macro metric.deadlines_worked_out(as_of_at) as table (
    with judged as (
        select
            clocks.*,
            case
                when clocks.rule_id is null then 'no_rule'
                when
                    not clocks.is_time_ordered
                    or clocks.done_at < clocks.received_at
                    -- what is paid before the case is closed is not out of order
                    or (
                        clocks.done_at < clocks.started_at and clocks.stage <> 'refund'
                    )
                    then 'times_out_of_order'
                when clocks.started_at is null then 'no_start'
                when clocks.is_paused then 'still_paused'
                when clocks.due_at is null then 'past_calendar'
                when clocks.is_unrecorded then 'not_recorded'
            end as reason,
        from metric.clock_limits(as_of_at) as clocks
    ),

    stated as (
        select
            judged.*,
            case
                when judged.reason = 'still_paused' then 'paused'
                when judged.reason is not null then 'not_known'
                when judged.done_at <= judged.due_at then 'done_on_time'
                when judged.done_at is not null then 'done_late'
                when judged.known_at <= judged.due_at then 'open'
                else 'overdue'
            end as state,
            coalesce(judged.reason, 'none') <> 'times_out_of_order' as is_trusted,
            case
                when judged.reason is null
                    then coalesce(judged.done_at, judged.known_at)
            end as measured_at,
        from judged
    )

    select
        stated.complaint_id as complaint_id,
        stated.rule_id as rule_id,
        case when stated.is_trusted then stated.due_at end as due_at,
        case when stated.is_trusted then stated.done_at end as done_at,
        stated.state as state,
        stated.stage as stage,
        stated.rule_name as rule_name,
        stated.rule_valid_from_on as rule_valid_from_on,
        stated.started_at as started_at,
        stated.limit_value as limit_value,
        stated.limit_unit as limit_unit,
        stated.paused_hours as paused_hours,
        (epoch(stated.due_at) - epoch(stated.measured_at)) / 3600 as remaining_hours,
        case
            when stated.limit_unit = 'workday' and due_day.part_on = end_day.part_on
                then due_day.working_day_count - end_day.working_day_count
        end as remaining_working_day_count,
        case
            when stated.state = 'done_on_time' then 'met'
            when stated.state in ('done_late', 'overdue') then 'missed'
            when stated.state in ('open', 'paused') then 'pending'
            else 'not_known'
        end as verdict,
        stated.reason as reason,
        stated.stated_due_at as stated_due_at,
        stated.is_rule_verified as is_rule_verified,
        stated.district_id as district_id,
        stated.channel as channel,
        stated.category as category,
        stated.received_at as received_at,
    from stated
    left join mart.working_day as due_day -- left: limits in hours need no calendar
        on cast(stated.due_at as date) = due_day.calendar_on
    left join mart.working_day as end_day
        on cast(stated.measured_at as date) = end_day.calendar_on
);
