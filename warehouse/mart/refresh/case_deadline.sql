-- Fills mart.case_deadline, which is empty, with the limits at the newest moment.
insert into mart.case_deadline
select
    complaints.known_at as known_at,
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
from
    metric.deadlines_worked_out(
        (select newest.known_at from metric.complaints_known_at() as newest)
    ) as worked_out
cross join metric.complaints_known_at() as complaints -- one row
order by worked_out.complaint_id, worked_out.rule_id, worked_out.rule_valid_from_on;
