create table core.dim_list_rule (
    rule_id varchar not null,
    rule_name varchar,
    list_type varchar not null,
    category_group_id varchar,
    at_least_count integer,
    at_most_count integer,
    within_day_count integer not null,
    is_pledge_required boolean not null,
    valid_from_on date not null,
    valid_to_on date,
    source_name varchar,
    note varchar,
    delivery_id integer not null,
    source_sheet varchar,
    source_row integer not null
);

comment on table core.dim_list_rule is
'一行 = 一条红黑榜规则在一段施行期内的规定。主键 rule_id + valid_from_on。 · One row = a rule of the red or the black list over the period it is in force. Key: rule_id + valid_from_on.';
comment on column core.dim_list_rule.rule_id is
'规则编号 · rule key';
comment on column core.dim_list_rule.rule_name is
'规则名称 · name';
comment on column core.dim_list_rule.list_type is
'名单：red 红榜、black 黑榜 · the list: red or black';
comment on column core.dim_list_rule.category_group_id is
'只算哪一组类别，见 core.dim_category_group；空 = 全部类别 · the group of categories that counts; NULL = every category';
comment on column core.dim_list_rule.at_least_count is
'属实件数至少多少才上榜；空 = 无此条件 · upheld cases needed; NULL = no such condition';
comment on column core.dim_list_rule.at_most_count is
'属实件数至多多少才上榜；空 = 无此条件 · upheld cases allowed; NULL = no such condition';
comment on column core.dim_list_rule.within_day_count is
'往前看多少天，当日算在内 · days looked back, the day itself included';
comment on column core.dim_list_rule.is_pledge_required is
'是否须有有效承诺 · whether a pledge in force is required';
comment on column core.dim_list_rule.valid_from_on is
'施行日（含） · first day in force';
comment on column core.dim_list_rule.valid_to_on is
'最后施行日（含）；空 = 仍施行 · last day in force; NULL = still in force';
comment on column core.dim_list_rule.source_name is
'依据 · where it stands';
comment on column core.dim_list_rule.note is
'说明 · note';
comment on column core.dim_list_rule.delivery_id is
'来自哪次报送，见 ledger.delivery · the delivery it came in';
comment on column core.dim_list_rule.source_sheet is
'来自哪张工作表；CSV 为空 · worksheet; NULL for CSV';
comment on column core.dim_list_rule.source_row is
'来自文件第几行（从 1 起） · line of the file, counted from 1';
