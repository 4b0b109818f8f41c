create table core.dim_category_group (
    category varchar not null,
    category_group_id varchar not null,
    note varchar,
    delivery_id integer not null,
    source_sheet varchar,
    source_row integer not null
);

comment on table core.dim_category_group is
'一行 = 一个投诉类别归入一个组。主键 category + category_group_id。 · One row = a category of complaints in one group. Key: category + category_group_id.';
comment on column core.dim_category_group.category is
'类别，与投诉的 category 一致 · category, as in the complaints';
comment on column core.dim_category_group.category_group_id is
'组：price_rise 涨价、refund_promise 退赔、quality 质量、service 服务、advertising 宣传、hygiene 卫生、other 其他 · the group';
comment on column core.dim_category_group.note is
'说明 · note';
comment on column core.dim_category_group.delivery_id is
'来自哪次报送，见 ledger.delivery · the delivery it came in';
comment on column core.dim_category_group.source_sheet is
'来自哪张工作表；CSV 为空 · worksheet; NULL for CSV';
comment on column core.dim_category_group.source_row is
'来自文件第几行（从 1 起） · line of the file, counted from 1';
