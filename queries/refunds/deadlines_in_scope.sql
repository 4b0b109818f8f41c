-- 指标：一个范围的投诉时限
-- Metric: Complaint deadlines within a scope
-- 口径：范围 = 该片区和它的全部下级，为空 = 全部（含没有片区的 unknown）；as_of_at 以前
--   受理的全部案件，不分受理时期，其余见 complaint_deadlines。watch_state 与 state 相
--   同，只是未到期而到期时刻在 as_of_at 之后 48 小时以内（含）的为 due_soon。空 = 不知
--   道，不是 0。
-- Definition: Scope = the district with everything below it, NULL = everything, cases
--   of an unknown district included; every case received by as_of_at, whenever, and
--   otherwise as in complaint_deadlines. watch_state is the state, but due_soon where
--   it is open and due within 48 hours of as_of_at (included). NULL = not known, which
--   is not zero.
-- 粒度：一行 = 一件案件的一条时限；没有适用规则的案件也有一行
-- Grain: one row = a case and a limit; a case without a rule has one as well
-- 单位：小时、工作日；时限单位见 limit_unit
-- Unit: hours, working days; limits in limit_unit
-- 来源：metric.watched_deadlines、metric.case_rows
-- Source: metric.watched_deadlines, metric.case_rows
create or replace macro metric.deadlines_in_scope(
    scope_district_id, as_of_at
) as table (
    select
        deadlines.complaint_id as complaint_id,
        cases_in_scope.merchant_name as merchant_name,
        deadlines.stage as stage,
        deadlines.watch_state as watch_state,
        deadlines.due_at as due_at,
        deadlines.remaining_hours as remaining_hours,
        deadlines.remaining_working_day_count as remaining_working_day_count,
        deadlines.rule_id as rule_id,
        deadlines.rule_name as rule_name,
        deadlines.rule_valid_from_on as rule_valid_from_on,
        deadlines.is_rule_verified as is_rule_verified,
        deadlines.limit_value as limit_value,
        deadlines.limit_unit as limit_unit,
        deadlines.state as state,
        deadlines.verdict as verdict,
        deadlines.reason as reason,
        deadlines.started_at as started_at,
        deadlines.done_at as done_at,
        deadlines.received_at as received_at,
        deadlines.district_id as district_id,
        deadlines.channel as channel,
        deadlines.category as category,
        cases_in_scope.file_name as file_name,
        cases_in_scope.source_sheet as source_sheet,
        cases_in_scope.source_row as source_row,
    from metric.watched_deadlines(scope_district_id, as_of_at) as deadlines
    inner join -- every case of the scope has its row there
        metric.case_rows(scope_district_id, '0001-01-01', '9999-12-31')
            as cases_in_scope
        on deadlines.complaint_id = cases_in_scope.complaint_id
    order by due_at asc nulls last, complaint_id asc, rule_id asc
);
