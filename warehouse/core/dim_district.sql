create table core.dim_district (
    district_id varchar not null,
    district_name varchar not null,
    parent_district_id varchar,
    level varchar,
    area_m2 decimal(14, 2),
    cluster_kind varchar,
    delivery_id integer not null,
    source_sheet varchar,
    source_row integer not null
);

comment on table core.dim_district is
'一行 = 一个片区（或它的上级：市、区、县、街道、消费带）。主键 district_id。 · One row = a district, or a parent of one. Key: district_id.';
comment on column core.dim_district.district_id is '片区编号 · district key';
comment on column core.dim_district.district_name is '片区名称 · name as registered';
comment on column core.dim_district.parent_district_id is
'上级片区编号；最上级为空 · the district it lies in; NULL at the top';
comment on column core.dim_district.level is '级别，如 市、区、消费带、片区 · level as registered';
comment on column core.dim_district.area_m2 is
'四至范围内的申报面积，平方米；空 = 未申报 · declared area within its boundary, square metres; NULL = not declared';
comment on column core.dim_district.cluster_kind is
'夜间集聚区类型：street 街区、scenic_area 景区、park 公园、complex 综合体；空 = 未申报 · kind of night cluster; NULL = not declared';
comment on column core.dim_district.delivery_id is '来自哪次报送，见 ledger.delivery · the delivery it came in';
comment on column core.dim_district.source_sheet is '来自哪张工作表；CSV 为空 · worksheet; NULL for CSV';
comment on column core.dim_district.source_row is '来自文件第几行（从 1 起） · line of the file, counted from 1';
