create table mart.case_deadline (
    known_at timestamp not null,
    complaint_id varchar not null,
    rule_id varchar,
    due_at timestamp,
    done_at timestamp,
    state varchar not null,
    stage varchar,
    rule_name varchar,
    rule_valid_from_on date,
    started_at timestamp,
    limit_value integer,
    limit_unit varchar,
    paused_hours double,
    remaining_hours double,
    remaining_working_day_count bigint,
    verdict varchar not null,
    reason varchar,
    stated_due_at timestamp,
    is_rule_verified boolean,
    district_id varchar not null,
    channel varchar,
    category varchar,
    received_at timestamp not null
);

comment on table mart.case_deadline is
'一行 = 一件案件的一条时限，按库中投诉的最新一刻；发布时由 metric.deadlines_worked_out 存入，口径见 metric.complaint_deadlines。 · One row = a case and a limit as of the newest moment of the complaints; put there from metric.deadlines_worked_out when a warehouse is published, defined in metric.complaint_deadlines.';
comment on column mart.case_deadline.known_at is '按哪一刻知道的，即 metric.complaints_known_at · the moment it holds for, metric.complaints_known_at';
comment on column mart.case_deadline.complaint_id is '投诉编号 · complaint';
comment on column mart.case_deadline.rule_id is '时限规则；空 = 没有适用的 · rule of the limit; NULL = none applies';
comment on column mart.case_deadline.due_at is '到期时刻；空 = 不知道 · when it ends; NULL = not known';
comment on column mart.case_deadline.done_at is '完成时刻；空 = 还没有 · when it was met; NULL = not yet';
comment on column mart.case_deadline.state is 'done_on_time、done_late、open、overdue、paused 或 not_known · where it stands';
comment on column mart.case_deadline.stage is '环节 · stage';
comment on column mart.case_deadline.rule_name is '规则名称 · name of the rule';
comment on column mart.case_deadline.rule_valid_from_on is '规则起用日 · first day of the rule';
comment on column mart.case_deadline.started_at is '起点；空 = 还没有 · start; NULL = not yet';
comment on column mart.case_deadline.limit_value is '时限的数，单位见 limit_unit · the limit, in limit_unit';
comment on column mart.case_deadline.limit_unit is '时限单位：hour、day 或 workday · unit of the limit';
comment on column mart.case_deadline.paused_hours is '扣除的暂停，小时 · pauses taken out, hours';
comment on column mart.case_deadline.remaining_hours is '完成时或最新一刻离到期的小时数，负数 = 超过 · hours left when met or at known_at; negative = late by';
comment on column mart.case_deadline.remaining_working_day_count is '同上，工作日；只对工作日时限 · the same in working days, for limits in working days';
comment on column mart.case_deadline.verdict is 'met、missed、pending 或 not_known · met, missed, pending or not known';
comment on column mart.case_deadline.reason is '为什么不知道；空 = 知道 · why it is not known; NULL = it is';
comment on column mart.case_deadline.stated_due_at is '平台写的到期时刻 · end as the platform states it';
comment on column mart.case_deadline.is_rule_verified is '规则是否已核实 · whether the rule is verified';
comment on column mart.case_deadline.district_id is '片区；无从知道为 unknown · district, or unknown';
comment on column mart.case_deadline.channel is '渠道 · channel';
comment on column mart.case_deadline.category is '类别 · category';
comment on column mart.case_deadline.received_at is '受理时间 · received';
