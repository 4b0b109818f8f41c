-- 指标：某一刻的时限
-- Metric: Deadlines at a moment
-- 口径：metric.complaint_deadlines 的各行，不排序，供其他指标内部用；口径、state、verdict、
--   reason 都与它相同。as_of_at 正是发布时存下的那一刻（metric.complaints_known_at）时取
--   mart.case_deadline，否则现算，两者一样。片区同 complaint_deadlines，不丢弃。
-- Definition: The rows of metric.complaint_deadlines without an order, for use inside
--   other metrics; definition, state, verdict and reason are the same. Where as_of_at
--   is the moment kept at publishing (metric.complaints_known_at) they are taken from
--   mart.case_deadline, else worked out, with the same result. Districts as in
--   complaint_deadlines; none is dropped.
-- 粒度：一行 = 一件案件的一条时限；没有适用规则的案件也有一行
-- Grain: one row = a case and a limit; a case without a rule has one as well
-- 单位：小时、工作日；时限单位见 limit_unit
-- Unit: hours, working days; limits in limit_unit
-- 来源：mart.case_deadline、metric.deadlines_worked_out
-- Source: mart.case_deadline, metric.deadlines_worked_out
create or replace macro metric.deadlines_known_at(as_of_at) as table (
    with asked as (
        select cast(as_of_at as timestamp) as asked_at
    ),

    held as (
        select case_deadline.*
        from mart.case_deadline
        inner join asked -- one row: another moment is worked out below
            on case_deadline.known_at = asked.asked_at
    ),

    -- no row, and nothing to work out, where the moment asked for is held
    not_held as (
        select asked.asked_at as asked_at
        from asked
        where
            not exists (
                select 1
                from mart.case_deadline
                where case_deadline.known_at = asked.asked_at
            )
    )

    select
        held.complaint_id as complaint_id,
        held.rule_id as rule_id,
        held.due_at as due_at,
        held.done_at as done_at,
        held.state as state,
        held.stage as stage,
        held.rule_name as rule_name,
        held.rule_valid_from_on as rule_valid_from_on,
        held.started_at as started_at,
        held.limit_value as limit_value,
        held.limit_unit as limit_unit,
        held.paused_hours as paused_hours,
        held.remaining_hours as remaining_hours,
        held.remaining_working_day_count as remaining_working_day_count,
        held.verdict as verdict,
        held.reason as reason,
        held.stated_due_at as stated_due_at,
        held.is_rule_verified as is_rule_verified,
        held.district_id as district_id,
        held.channel as channel,
        held.category as category,
        held.received_at as received_at,
    from held
    union all
    select
        worked_out.complaint_id as complaint_id,
        worked_out.rule_id as rule_id,
        worked_out.due_at as due_at,
        worked_out.done_at as done_at,
        worked_out.state as state,
        worked_out.stage as stage,
        worked_out.rule_name as rule_name,
        worked_out.rule_valid_from_on as rule_valid_from_on,
        worked_out.started_at as started_at,
        worked_out.limit_value as limit_value,
        worked_out.limit_unit as limit_unit,
        worked_out.paused_hours as paused_hours,
        worked_out.remaining_hours as remaining_hours,
        worked_out.remaining_working_day_count as remaining_working_day_count,
        worked_out.verdict as verdict,
        worked_out.reason as reason,
        worked_out.stated_due_at as stated_due_at,
        worked_out.is_rule_verified as is_rule_verified,
        worked_out.district_id as district_id,
        worked_out.channel as channel,
        worked_out.category as category,
        worked_out.received_at as received_at,
    from metric.deadlines_worked_out(
        (select not_held.asked_at from not_held)
    ) as worked_out
);
