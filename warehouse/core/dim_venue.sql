create table core.dim_venue (
    venue_id varchar not null,
    venue_name varchar not null,
    district_id varchar,
    place_id varchar,
    category varchar,
    is_night_open boolean,
    listed_on date,
    delisted_on date,
    delivery_id integer not null,
    source_sheet varchar,
    source_row integer not null
);

comment on table core.dim_venue is
'一行 = 一家挂牌场馆（“千馆之城”）。主键 venue_id。 · One row = a listed venue. Key: venue_id.';
comment on column core.dim_venue.venue_id is '场馆编号 · venue key';
comment on column core.dim_venue.venue_name is '场馆名称 · name as registered';
comment on column core.dim_venue.district_id is '所属片区 · its district';
comment on column core.dim_venue.place_id is '所在点位 · its place';
comment on column core.dim_venue.category is '类别，如 博物馆、工作室 · category as registered';
comment on column core.dim_venue.is_night_open is
'是否夜间开放；空 = 未登记 · open at night; NULL = not registered';
comment on column core.dim_venue.listed_on is '挂牌日 · day it was listed';
comment on column core.dim_venue.delisted_on is
'摘牌日；空 = 仍挂牌 · day it was taken off; NULL = still listed';
comment on column core.dim_venue.delivery_id is
'来自哪次报送，见 ledger.delivery · the delivery it came in';
comment on column core.dim_venue.source_sheet is
'来自哪张工作表；CSV 为空 · worksheet; NULL for CSV';
comment on column core.dim_venue.source_row is
'来自文件第几行（从 1 起） · line of the file, counted from 1';
