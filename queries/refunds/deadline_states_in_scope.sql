-- 指标：一个范围的时限现状
-- Metric: Where the deadlines of a scope stand
-- 口径：范围 = 该片区和它的全部下级，为空 = 全部（含没有片区的 unknown）；as_of_at 以前
--   受理的全部案件，不分受理时期，见 deadlines_in_scope。一件案件可有几条时限：
--   clock_count 数时限，complaint_count 数案件，各状态的案件不可相加。没有适用规则的案
--   件算作 not_known 一条。not_verified_count 为其中规则未核实的。一条也没有的状态为 0。
-- Definition: Scope = the district with everything below it, NULL = everything, cases
--   of an unknown district included; every case received by as_of_at, whenever, see
--   deadlines_in_scope. A case may have several limits: clock_count counts limits,
--   complaint_count cases, and the cases of the states do not add up. A case without a
--   rule is one not_known. not_verified_count = those of them whose rule is not
--   verified. A state without any is 0.
-- 粒度：一行 = 一种状态
-- Grain: one row = a state
-- 单位：条、件
-- Unit: limits, cases
-- 来源：metric.watched_deadlines
-- Source: metric.watched_deadlines
create or replace macro metric.deadline_states_in_scope(
    scope_district_id, as_of_at
) as table (
    with watch_states as (
        select unnest(
            [
                'overdue', 'due_soon', 'open', 'paused',
                'not_known', 'done_on_time', 'done_late'
            ]
        ) as watch_state
    )

    select
        watch_states.watch_state as watch_state,
        count(clocks.complaint_id) as clock_count,
        count(distinct clocks.complaint_id) as complaint_count,
        count(*) filter (where not clocks.is_rule_verified) as not_verified_count,
    from watch_states
    left join metric.watched_deadlines(scope_district_id, as_of_at) as clocks
        on watch_states.watch_state = clocks.watch_state
    group by watch_states.watch_state
    order by watch_state
);
