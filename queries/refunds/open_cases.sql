-- 指标：未办结案件离到期还有几天
-- Metric: Open cases and the days left to their deadline
-- 口径：as_of_at 以前受理、那一刻还没有办结（含办结后又重办）的案件，不分受理时期；范围
--   = 该片区和它的全部下级，为空 = 全部（含没有片区的 unknown）。按最紧的一条时限：没有
--   完成、到期时刻知道的时限里最早到期的一条，remaining_hours 为离它到期还有多少小时，负
--   数 = 已逾期；其余时限不看，时限见 complaint_deadlines。days_left_group：
--   overdue_over_30 逾期 30 天以上、overdue_in_30 逾期 7 天以上至 30 天、overdue_in_7 逾
--   期 7 天以内、due_in_2 两天（48 小时，含）内到期、due_in_7 七天（含）内、due_in_30 三
--   十天（含）内、due_later 更晚、paused 都在暂停、not_known 不知道；一天按 24 小时。
--   verdict 为 known 或 not_known；reason：still_paused 还在暂停，到期未定；no_rule 没有
--   适用的规则；times_out_of_order 时间次序不可信；past_calendar 日历没有到期日；
--   not_recorded 这一步的时间没有记；no_start 起点还没有；no_running_limit 没有还在走的
--   时限；有几样时取排在前的；其余为空。空 = 不知道，不是 0。
-- Definition: Cases received by as_of_at, whenever, and not closed at that moment
--   (reopened ones included). Scope = the district with everything below it, NULL =
--   everything, cases of an unknown district included. By the tightest limit: of those
--   not met and with a known end, the one that ends first; remaining_hours to its end,
--   negative = overdue; other limits do not count, for limits see complaint_deadlines.
--   days_left_group: overdue_over_30 = more than 30 days over, overdue_in_30 = more
--   than 7 up to 30, overdue_in_7 = up to 7, due_in_2 = due in 48 hours (included),
--   due_in_7 = within 7 days (included), due_in_30 = within 30 (included), due_later,
--   paused = paused, not_known = not known; a day is 24 hours. verdict is known or
--   not_known. reason: still_paused = paused, the end is open; no_rule = no rule
--   applies; times_out_of_order = its times cannot be trusted; past_calendar = the
--   calendar lacks the day it ends; not_recorded = this step has no recorded time;
--   no_start = the start is not there yet; no_running_limit = no limit is running; of
--   several the one named first here; otherwise NULL. NULL = not known, which is not
--   zero.
-- 粒度：一行 = 一件未办结的案件
-- Grain: one row = an open case
-- 单位：小时、元
-- Unit: hours, yuan
-- 来源：metric.watched_deadlines、metric.case_rows、mart.complaint_case
-- Source: metric.watched_deadlines, metric.case_rows, mart.complaint_case
create or replace macro metric.open_cases(scope_district_id, as_of_at) as table (
    with asked as (
        select cast(as_of_at as timestamp) as known_at
    ),

    cases_open as (
        select complaint_case.complaint_id as complaint_id
        from mart.complaint_case
        inner join asked -- one row: what was received later is not known
            on complaint_case.received_at <= asked.known_at
        where
            complaint_case.last_closed_at is null
            or complaint_case.last_closed_at > asked.known_at
            or (
                complaint_case.reopened_at <= asked.known_at
                and complaint_case.reopened_at >= complaint_case.last_closed_at
            )
    ),

    clocks as (
        select
            deadlines.*,
            row_number() over (
                partition by deadlines.complaint_id
                order by
                    case
                        when deadlines.state in ('overdue', 'open') then 0
                        when deadlines.state = 'paused' then 1
                        when deadlines.reason = 'no_rule' then 2
                        when deadlines.reason = 'times_out_of_order' then 3
                        when deadlines.reason = 'past_calendar' then 4
                        when deadlines.reason = 'not_recorded' then 5
                        when deadlines.reason = 'no_start' then 6
                        else 7
                    end,
                    deadlines.remaining_hours,
                    deadlines.rule_id,
                    deadlines.rule_valid_from_on
            ) as tightness_rank,
        from metric.watched_deadlines(scope_district_id, as_of_at) as deadlines
        inner join cases_open -- keeps the open cases; each has a row of its own there
            on deadlines.complaint_id = cases_open.complaint_id
    ),

    tightest as (
        select
            clocks.*,
            clocks.state in ('overdue', 'open') as is_running,
        from clocks
        where clocks.tightness_rank = 1
    )

    select
        cases_in_scope.complaint_id as complaint_id,
        cases_in_scope.district_id as district_id,
        cases_in_scope.received_at as received_at,
        cases_in_scope.closed_at as closed_at,
        cases_in_scope.channel as channel,
        cases_in_scope.category as category,
        cases_in_scope.merchant_id as merchant_id,
        cases_in_scope.merchant_name as merchant_name,
        cases_in_scope.event_id as event_id,
        cases_in_scope.paid_yuan as paid_yuan,
        cases_in_scope.decided_refund_yuan as decided_refund_yuan,
        cases_in_scope.refunded_yuan as refunded_yuan,
        cases_in_scope.payment_count as payment_count,
        cases_in_scope.first_refunded_at as first_refunded_at,
        cases_in_scope.recovered_yuan as recovered_yuan,
        cases_in_scope.outcome as outcome,
        cases_in_scope.satisfaction as satisfaction,
        cases_in_scope.is_time_ordered as is_time_ordered,
        cases_in_scope.file_name as file_name,
        cases_in_scope.source_sheet as source_sheet,
        cases_in_scope.source_row as source_row,
        cases_in_scope.delivery_id as delivery_id,
        cases_in_scope.accepted_at as accepted_at,
        cases_in_scope.verified_at as verified_at,
        cases_in_scope.reopened_at as reopened_at,
        cases_in_scope.paused_from_at as paused_from_at,
        cases_in_scope.paused_to_at as paused_to_at,
        cases_in_scope.pause_reason as pause_reason,
        cases_in_scope.extended_to_on as extended_to_on,
        cases_in_scope.stated_due_at as stated_due_at,
        cases_in_scope.called_at as called_at,
        case
            when tightest.state = 'paused' then 'paused'
            when not tightest.is_running then 'not_known'
            when tightest.remaining_hours < -720 then 'overdue_over_30'
            when tightest.remaining_hours < -168 then 'overdue_in_30'
            when tightest.remaining_hours < 0 then 'overdue_in_7'
            when tightest.remaining_hours <= 48 then 'due_in_2'
            when tightest.remaining_hours <= 168 then 'due_in_7'
            when tightest.remaining_hours <= 720 then 'due_in_30'
            else 'due_later'
        end as days_left_group,
        case when tightest.is_running then tightest.remaining_hours end
            as remaining_hours,
        case when tightest.is_running then tightest.due_at end as due_at,
        case when tightest.is_running then tightest.stage end as stage,
        case when tightest.is_running then tightest.rule_name end as rule_name,
        case when tightest.is_running then tightest.is_rule_verified end
            as is_rule_verified,
        case when tightest.is_running then 'known' else 'not_known' end as verdict,
        case
            when tightest.is_running then null
            when tightest.state = 'paused' then 'still_paused'
            when tightest.reason = 'no_rule' then 'no_rule'
            when tightest.reason = 'times_out_of_order' then 'times_out_of_order'
            when tightest.reason = 'past_calendar' then 'past_calendar'
            when tightest.reason = 'not_recorded' then 'not_recorded'
            when tightest.reason = 'no_start' then 'no_start'
            else 'no_running_limit'
        end as reason,
    from tightest
    inner join -- every open case of the scope has its row there
        metric.case_rows(scope_district_id, '0001-01-01', '9999-12-31')
            as cases_in_scope
        on tightest.complaint_id = cases_in_scope.complaint_id
    order by remaining_hours asc nulls last, complaint_id asc
);
