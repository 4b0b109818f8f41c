select
    district_id,
    depth,
from mart.district_ancestor
where district_id = ancestor_district_id and depth > 0
