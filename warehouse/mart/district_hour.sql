create view mart.district_hour as
select
    place_hour.district_id as district_id,
    place_hour.counted_on as counted_on,
    place_hour.hour as hour,
    place_hour.measure as measure,
    cast(sum(place_hour.visit_count) as bigint) as visit_count,
from mart.place_hour
group by
    place_hour.district_id,
    place_hour.counted_on,
    place_hour.hour,
    place_hour.measure;

comment on view mart.district_hour is
'一行 = 一个片区一天中一个钟点的一个流量指标：mart.place_hour 各点位之和；没有读数的钟点没有行。 · One row = a district, day, clock hour and flow measure: the sums of mart.place_hour over places; hours without a reading have no row.';
comment on column mart.district_hour.district_id is
'点位当天所属片区；登记期之外为 unknown · district the places were registered in on that day; unknown outside their registration';
comment on column mart.district_hour.counted_on is '日期 · calendar day';
comment on column mart.district_hour.hour is '钟点 0–23 · clock hour';
comment on column mart.district_hour.measure is '指标 · measure';
comment on column mart.district_hour.visit_count is
'人次；空 = 全部停机 · visits; NULL = nothing but outages';
