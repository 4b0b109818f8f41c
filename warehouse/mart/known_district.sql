create view mart.known_district as
select dim_district.district_id as district_id
from core.dim_district
union
select district_day.district_id as district_id
from mart.district_day
union
select complaint_case.district_id as district_id
from mart.complaint_case;

comment on view mart.known_district is
'一行 = 一个片区：登记的，和客流、投诉里有的（含 unknown）；范围为空即是这些。 · One row = a district: registered ones, and those of counts and complaints, unknown included; no scope means all of these.';
comment on column mart.known_district.district_id is '片区编号 · district';
