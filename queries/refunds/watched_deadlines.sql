-- 指标：一个范围里要看的时限
-- Metric: The deadlines of a scope to be watched
-- 口径：范围 = 该片区和它的全部下级，为空 = 全部（含没有片区的 unknown）；as_of_at 以前
--   受理的全部案件，不分受理时期，其余见 complaint_deadlines。watch_state 与 state 相
--   同，只是未到期而到期时刻在 as_of_at 之后 48 小时以内（含）的为 due_soon。不排序，供
--   其他指标内部用。空 = 不知道，不是 0。
-- Definition: Scope = the district with everything below it, NULL = everything, cases
--   of an unknown district included; every case received by as_of_at, whenever, and
--   otherwise as in complaint_deadlines. watch_state is the state, but due_soon where
--   it is open and due within 48 hours of as_of_at (included). Without an order, for
--   use inside other metrics. NULL = not known, which is not zero.
-- 粒度：一行 = 一件案件的一条时限；没有适用规则的案件也有一行
-- Grain: one row = a case and a limit; a case without a rule has one as well
-- 单位：小时、工作日；时限单位见 limit_unit
-- Unit: hours, working days; limits in limit_unit
-- 来源：metric.deadlines_known_at、metric.districts_in_scope
-- Source: metric.deadlines_known_at, metric.districts_in_scope
create or replace macro metric.watched_deadlines(
    scope_district_id, as_of_at
) as table (
    with districts_asked as (
        select scoped.district_id as district_id
        from metric.districts_in_scope(scope_district_id) as scoped
    )

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
        case
            when deadlines.state = 'open' and deadlines.remaining_hours <= 48
                then 'due_soon'
            else deadlines.state
        end as watch_state,
    from metric.deadlines_known_at(as_of_at) as deadlines
    inner join districts_asked -- chooses the scope: losing the rest is its job
        on deadlines.district_id = districts_asked.district_id
);
