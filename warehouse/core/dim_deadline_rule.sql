create table core.dim_deadline_rule (
    rule_id varchar not null,
    rule_name varchar,
    channel varchar,
    category varchar,
    stage varchar not null,
    limit_value integer not null,
    limit_unit varchar not null,
    starts_from varchar not null default 'receipt',
    is_rolled boolean not null default false,
    is_extendable boolean not null default false,
    pause_reasons varchar,
    valid_from_on date not null,
    valid_to_on date,
    source_name varchar,
    is_verified boolean not null,
    note varchar,
    delivery_id integer not null,
    source_sheet varchar,
    source_row integer not null
);

comment on table core.dim_deadline_rule is
'一行 = 一条时限在一段施行期内的规定。主键 rule_id + valid_from_on。 · One row = a time limit over the period it is in force. Key: rule_id + valid_from_on.';
comment on column core.dim_deadline_rule.rule_id is
'规则编号 · rule key';
comment on column core.dim_deadline_rule.rule_name is
'规则名称 · name';
comment on column core.dim_deadline_rule.channel is
'适用的渠道，几个用 、 分开；空 = 不限 · channels it applies to, parted by 、; NULL = any';
comment on column core.dim_deadline_rule.category is
'适用的投诉类别；空 = 不限 · category it applies to; NULL = any';
comment on column core.dim_deadline_rule.stage is
'环节：accept 受理、reply 答复、verify 核实、close 办结、end_mediation 终止调解、inform 告知、refund 退赔 · the step that must be done';
comment on column core.dim_deadline_rule.limit_value is
'时限，单位见 limit_unit · the limit, in limit_unit';
comment on column core.dim_deadline_rule.limit_unit is
'单位：hour 小时、day 日、workday 工作日 · unit of the limit';
comment on column core.dim_deadline_rule.starts_from is
'从何起算：receipt 受理（收到）、acceptance 立案、closing 办结 · what starts the clock';
comment on column core.dim_deadline_rule.is_rolled is
'以日计的末日逢休息日是否顺延到下一个工作日 · whether a limit in days that ends on a rest day goes on to the next working day';
comment on column core.dim_deadline_rule.is_extendable is
'案件的延期是否对它有效 · whether an extension of the case moves it';
comment on column core.dim_deadline_rule.pause_reasons is
'哪些暂停原因不计入，几个用 、 分开；空 = 暂停也照计 · pauses for these reasons are not counted, parted by 、; NULL = pauses count';
comment on column core.dim_deadline_rule.valid_from_on is
'施行首日（含）；按受理日期选用 · first day in force, by the day of receipt';
comment on column core.dim_deadline_rule.valid_to_on is
'最后施行日（含）；空 = 仍施行 · last day in force; NULL = still in force';
comment on column core.dim_deadline_rule.source_name is
'依据 · where it stands';
comment on column core.dim_deadline_rule.is_verified is
'是否有人核对过原文 · whether somebody read the source';
comment on column core.dim_deadline_rule.note is
'说明 · note';
comment on column core.dim_deadline_rule.delivery_id is
'来自哪次报送，见 ledger.delivery · the delivery it came in';
comment on column core.dim_deadline_rule.source_sheet is
'来自哪张工作表；CSV 为空 · worksheet; NULL for CSV';
comment on column core.dim_deadline_rule.source_row is
'来自文件第几行（从 1 起） · line of the file, counted from 1';
