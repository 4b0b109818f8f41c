-- 指标：投诉时限
-- Metric: Complaint deadlines
-- 口径：as_of_at 那一刻知道的：其后受理的案件没有行，其后才办的按还没有办。作废、催办、
--   重复、转派件没有自己的时限。规则按受理日期（两端都含）、渠道、类别选，每条一行；到
--   期时刻按规则从起点算：当日不计，工作日按放假通知，调休上班日算，允许的暂停扣除，允
--   许的延期计入，与平台写的 stated_due_at 并列。state：done_on_time 按期完成、
--   done_late 逾期完成、open 未到期、overdue 逾期未完成、paused 暂停中、not_known 不知
--   道。到期那一刻完成算按期。verdict：met、missed、pending 或 not_known。
--   remaining_hours 和 remaining_working_day_count（只对工作日）为完成时、没有完成的为
--   as_of_at 时离到期还有多少，负数 = 超过。reason：no_rule 没有适用的规则；
--   times_out_of_order 时间次序不可信，不计时限；no_start 起点（如立案）还没有；
--   past_calendar 到期日日历里没有，不推测；still_paused 还在暂停，到期未定；
--   not_recorded 这一步的时间没有记；其余为空。片区 = 文件所给，没有则按商户登记，再没
--   有为 unknown，不丢弃。
-- Definition: As known at as_of_at: a case received later has no row, what was done
--   later is not done. Void rows, urgings, repeats and transfers have no clock. A rule
--   is chosen by the day of receipt (both ends included), channel and category, each
--   with a row; due_at follows from the start by the rule: that day is not counted,
--   working days by the official notice with make-up workdays, pauses that the rule
--   allows taken out, extensions that it allows put in, beside stated_due_at of the
--   platform. state: done_on_time, done_late, open, overdue, paused or not_known; done
--   at due_at itself is on time. verdict: met, missed, pending or not_known.
--   remaining_hours and remaining_working_day_count (working days only) say how much
--   was left when it was done or, if it is not, at as_of_at; negative = late by.
--   reason: no_rule = no rule applies; times_out_of_order = its times cannot be
--   trusted, no limit is computed; no_start = the start, such as acceptance, is not
--   there yet; past_calendar = the calendar does not hold the day it ends, nothing is
--   guessed; still_paused = paused, the end is open; not_recorded = this step has no
--   recorded time; otherwise NULL. District as delivered, else the merchant's, else
--   unknown; none is dropped.
-- 粒度：一行 = 一件案件的一条时限；没有适用规则的案件也有一行
-- Grain: one row = a case and a limit; a case without a rule has one as well
-- 单位：小时、工作日；时限单位见 limit_unit
-- Unit: hours, working days; limits in limit_unit
-- 来源：metric.deadlines_known_at（mart.case_deadline；mart.complaint_case、
--   core.dim_deadline_rule、mart.working_day）
-- Source: metric.deadlines_known_at (mart.case_deadline; mart.complaint_case,
--   core.dim_deadline_rule, mart.working_day)
create or replace macro metric.complaint_deadlines(as_of_at) as table (
    select
        deadlines.complaint_id as complaint_id,
        deadlines.rule_id as rule_id,
        deadlines.due_at as due_at,
        deadlines.done_at as done_at,
        deadlines.state as state,
        deadlines.stage as stage,
        deadlines.rule_name as rule_name,
        deadlines.rule_valid_from_on as rule_valid_from_on,
        deadlines.started_at as started_at,
        deadlines.limit_value as limit_value,
        deadlines.limit_unit as limit_unit,
        deadlines.paused_hours as paused_hours,
        deadlines.remaining_hours as remaining_hours,
        deadlines.remaining_working_day_count as remaining_working_day_count,
        deadlines.verdict as verdict,
        deadlines.reason as reason,
        deadlines.stated_due_at as stated_due_at,
        deadlines.is_rule_verified as is_rule_verified,
        deadlines.district_id as district_id,
        deadlines.channel as channel,
        deadlines.category as category,
        deadlines.received_at as received_at,
    from metric.deadlines_known_at(as_of_at) as deadlines
    order by complaint_id, rule_id, rule_valid_from_on
);
