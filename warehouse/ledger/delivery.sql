create table ledger.delivery (
    delivery_id integer not null,
    feed varchar not null,
    layout varchar,
    file_name varchar,
    file_sha256 varchar,
    byte_count bigint not null,
    encoding_name varchar,
    line_count bigint not null,
    header_line_count bigint not null,
    blank_line_count bigint not null,
    kept_line_count bigint not null,
    set_aside_line_count bigint not null,
    repeated_line_count bigint not null,
    kept_row_count bigint not null,
    new_row_count bigint not null,
    unchanged_row_count bigint not null,
    superseded_row_count bigint not null,
    first_on date,
    last_on date,
    loaded_at timestamp not null,
    loaded_by varchar not null,
    code_version varchar not null,
    release_kind varchar,
    withdraws_delivery_id integer,
    reason varchar
);

comment on table ledger.delivery is
'一行 = 一次报送（一个文件），或一次撤回（没有文件）。行数恒等：line_count = 表头 + 空行 + 保留 + 搁置 + 重复。 · One row = a delivery, which is one file, or a withdrawal, which is none. line_count = header + blank + kept + set aside + repeated.';
comment on column ledger.delivery.delivery_id is
'报送编号，按载入次序从 1 起 · in order of loading, from 1';
comment on column ledger.delivery.feed is '哪一类数据，如 visitor_counts；withdrawal = 撤回 · the feed; withdrawal for a withdrawal';
comment on column ledger.delivery.layout is
'按哪种版式读的，standard = 约定表头 · the layout it was read with';
comment on column ledger.delivery.file_name is
'文件名，不含路径；撤回为空 · file name without its folder; NULL for a withdrawal';
comment on column ledger.delivery.file_sha256 is
'文件字节的 SHA-256 · of the file as delivered';
comment on column ledger.delivery.byte_count is '文件大小，字节 · size in bytes';
comment on column ledger.delivery.encoding_name is
'文件编码，如 utf-8、gb18030、xlsx · encoding found';
comment on column ledger.delivery.line_count is
'物理行数，独立于解析器另行清点 · physical lines, counted apart from the parser';
comment on column ledger.delivery.header_line_count is
'表头、标题、单位行数 · header, title and unit lines';
comment on column ledger.delivery.blank_line_count is '空行数 · blank lines';
comment on column ledger.delivery.kept_line_count is '保留行数 · lines kept';
comment on column ledger.delivery.set_aside_line_count is
'搁置行数，逐行见 ledger.set_aside_row · lines set aside, each in ledger.set_aside_row';
comment on column ledger.delivery.repeated_line_count is
'文件内与前面某行完全相同的行数 · lines that repeat an earlier line of the file';
comment on column ledger.delivery.kept_row_count is
'保留下来的数据条数（宽表一行含多条） · rows kept; a wide line holds several';
comment on column ledger.delivery.new_row_count is
'其中写入的条数：新的，或取代旧值的 · of these, rows written: new, or replacing another value';
comment on column ledger.delivery.unchanged_row_count is
'其中与库里现有完全相同、因而没有写入的条数 · of these, rows the warehouse already held as they are';
comment on column ledger.delivery.superseded_row_count is
'被本次取代、移入 history 的行数 · rows this delivery moved to history';
comment on column ledger.delivery.first_on is
'数据最早日期；登记表为空 · first day in the data; NULL for registers';
comment on column ledger.delivery.last_on is
'数据最晚日期；登记表为空 · last day in the data; NULL for registers';
comment on column ledger.delivery.loaded_at is '载入时刻，UTC（不带时区类型，普通客户端不装 pytz 也能读） · when it was loaded, UTC; without a zone type, which plain Python clients cannot read';
comment on column ledger.delivery.loaded_by is '载入人（系统账户） · account that loaded it';
comment on column ledger.delivery.code_version is '载入程序版本 · version of the loader';
comment on column ledger.delivery.release_kind is
'发布类别：快报、初步、正式、更正；空 = 没有声明 · flash, preliminary, final or correction, as declared; NULL = not declared';
comment on column ledger.delivery.withdraws_delivery_id is
'撤回的是哪次报送；空 = 不是撤回 · the delivery that this entry withdraws; NULL = it withdraws none';
comment on column ledger.delivery.reason is '撤回的原因 · why it was withdrawn';
