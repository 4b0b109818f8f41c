create table core.dim_market (
    market_id varchar not null,
    market_name varchar not null,
    district_id varchar,
    place_id varchar,
    planned_stall_count integer,
    opened_on date,
    closed_on date,
    delivery_id integer not null,
    source_sheet varchar,
    source_row integer not null
);

comment on table core.dim_market is
'一行 = 一个市集。主键 market_id。 · One row = a market. Key: market_id.';
comment on column core.dim_market.market_id is '市集编号 · market key';
comment on column core.dim_market.market_name is '市集名称 · name as registered';
comment on column core.dim_market.district_id is '所属片区 · its district';
comment on column core.dim_market.place_id is '所在点位 · its place';
comment on column core.dim_market.planned_stall_count is '规划摊位数，个 · stalls planned';
comment on column core.dim_market.opened_on is '开市日 · first day';
comment on column core.dim_market.closed_on is
'停市日；空 = 仍在办 · last day; NULL = still held';
comment on column core.dim_market.delivery_id is
'来自哪次报送，见 ledger.delivery · the delivery it came in';
comment on column core.dim_market.source_sheet is
'来自哪张工作表；CSV 为空 · worksheet; NULL for CSV';
comment on column core.dim_market.source_row is
'来自文件第几行（从 1 起） · line of the file, counted from 1';
