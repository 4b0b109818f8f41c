create table core.dim_merchant (
    merchant_id varchar not null,
    merchant_name varchar not null,
    merchant_type varchar,
    district_id varchar,
    place_id varchar,
    pledged_from_on date,
    pledged_to_on date,
    is_night_open boolean,
    is_cultural boolean,
    floor_area_m2 decimal(12, 2),
    delivery_id integer not null,
    source_sheet varchar,
    source_row integer not null
);

comment on table core.dim_merchant is
'一行 = 一户登记商户。主键 merchant_id。 · One row = a registered merchant. Key: merchant_id.';
comment on column core.dim_merchant.merchant_id is '商户编号 · merchant key';
comment on column core.dim_merchant.merchant_name is '商户名称 · name as registered';
comment on column core.dim_merchant.merchant_type is
'类型，如 住宿-民宿、餐饮、零售 · type as registered';
comment on column core.dim_merchant.district_id is
'所属片区；空 = 未登记 · its district; NULL = not registered';
comment on column core.dim_merchant.place_id is
'所在点位；空 = 未登记 · its place; NULL = not registered';
comment on column core.dim_merchant.pledged_from_on is
'“价格不涨”承诺起始日（含） · first day of the price pledge';
comment on column core.dim_merchant.pledged_to_on is
'“价格不涨”承诺截止日（含）；空而有起始日 = 仍有效 · last day; NULL with a first day = still in force';
comment on column core.dim_merchant.is_night_open is
'是否夜间营业；空 = 不详 · open at night; NULL = not known';
comment on column core.dim_merchant.is_cultural is
'是否文化类商户；空 = 不详 · a cultural business; NULL = not known';
comment on column core.dim_merchant.floor_area_m2 is
'营业面积，平方米；空 = 未登记 · floor area, square metres; NULL = not registered';
comment on column core.dim_merchant.delivery_id is
'来自哪次报送，见 ledger.delivery · the delivery it came in';
comment on column core.dim_merchant.source_sheet is
'来自哪张工作表；CSV 为空 · worksheet; NULL for CSV';
comment on column core.dim_merchant.source_row is
'来自文件第几行（从 1 起） · line of the file, counted from 1';
