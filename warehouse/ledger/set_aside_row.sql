create table ledger.set_aside_row (
    delivery_id integer not null,
    source_sheet varchar,
    source_row integer not null,
    column_name varchar,
    raw_value varchar,
    reason_code varchar not null,
    reason_zh varchar not null,
    reason_en varchar not null
);

comment on table ledger.set_aside_row is
'一行 = 一个被搁置的单元格或整行，以及原因。 · One row = a cell, or a whole line, that was set aside, and why.';
comment on column ledger.set_aside_row.delivery_id is '报送编号 · delivery';
comment on column ledger.set_aside_row.source_sheet is
'工作表；CSV 为空 · worksheet; NULL for CSV';
comment on column ledger.set_aside_row.source_row is
'文件第几行（从 1 起） · line of the file, from 1';
comment on column ledger.set_aside_row.column_name is
'文件里的列名；空 = 整行 · column as the file names it; NULL = the whole line';
comment on column ledger.set_aside_row.raw_value is
'单元格原文；投诉类文件恒为空，只在保险库和载入人的屏幕上 · the cell as written; always NULL for feeds with personal data';
comment on column ledger.set_aside_row.reason_code is '原因代码 · reason as a code';
comment on column ledger.set_aside_row.reason_zh is
'原因和改法（中文） · reason and what to do, Chinese';
comment on column ledger.set_aside_row.reason_en is
'原因和改法（英文） · reason and what to do, English';
