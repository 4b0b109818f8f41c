-- 指标：提醒：时限两天内到期或已过
-- Metric: Alerts: a deadline is near or has passed
-- 口径：asked_at 那一刻（见 alert_moments 的 cases_at：不晚于投诉数据所知）逾期未完
--   成，或 48 小时以内（含）到期的时限，不分受理时期，见 metric.deadlines_in_scope。一
--   件案件几条时限就有几行。reason：overdue 已过（severity 为 act，since_at 为到期时
--   刻）；due_soon 两天内到期（watch，since_at 为到期前 48 小时，晚于起算的取起算）。
--   measured_value 为剩余小时，负数 = 已超过；threshold_value 0 或 48。
--   is_basis_verified 否 = 规则没有对照原文，只供督办参考。没有规则、时间次序不可信、
--   暂停、不知道的没有行，见 metric.complaint_deadlines。片区 = 文件所给，没有则按商户
--   登记，再没有为 unknown。
-- Definition: Limits that at asked_at (cases_at of alert_moments, never later than the
--   complaints are known) are overdue and not done, or due within 48 hours, that
--   included, whenever the case was received; see metric.deadlines_in_scope. A case
--   with several limits has several rows. Reason: overdue (severity act, since_at = when
--   it was due); due_soon (watch, since_at = 48 hours before it is due, or the start of
--   the limit where that is later). measured_value = hours left, negative = late by;
--   threshold_value 0 or 48. is_basis_verified false = nobody compared the rule with its
--   text. Cases without a rule, with times out of order, paused or not known have no
--   row, see metric.complaint_deadlines. District as delivered, else the merchant's,
--   else unknown.
-- 粒度：一行 = 一件案件的一条时限
-- Grain: one row = a case and a limit
-- 单位：小时（value_unit 为 hours）
-- Unit: hours (value_unit hours)
-- 来源：metric.deadlines_in_scope
-- Source: metric.deadlines_in_scope
create or replace macro metric.alerts_of_deadlines(asked_at := null) as table (
    with moments as (
        select found.cases_at as cases_at
        from metric.alert_moments(asked_at) as found
    ),

    limits_known as (
        select deadlines.*
        from metric.deadlines_in_scope(
            null, (select cases_at from moments)
        ) as deadlines
    ),

    watched_limits as (
        select
            limits_known.*,
            moments.cases_at as cases_at,
            limits_known.due_at - interval 48 hour as near_at,
        from limits_known
        cross join moments
        where limits_known.watch_state in ('overdue', 'due_soon')
    )

    select
        concat_ws(
            ':', 'deadline_near', complaint_id, rule_id, watch_state
        ) as alert_id,
        'deadline_near' as alert_kind,
        case when watch_state = 'overdue' then 'act' else 'watch' end as severity,
        'case' as subject_type,
        complaint_id as subject_id,
        merchant_name as subject_name,
        district_id,
        case
            when watch_state = 'overdue' then due_at
            else greatest(near_at, started_at)
        end as since_at,
        cases_at as known_at,
        cast(remaining_hours as double) as measured_value,
        cast(case when watch_state = 'overdue' then 0 else 48 end as double)
            as threshold_value,
        'hours' as value_unit,
        rule_id as basis_id,
        rule_name as basis_name,
        is_rule_verified as is_basis_verified,
        watch_state as reason,
    from watched_limits
    order by alert_id
);
