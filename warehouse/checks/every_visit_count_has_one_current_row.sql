-- There is no primary key (it would cost 4 times the load and 20 times the file).
select
    place_id,
    counted_from_at,
from core.fct_visitor_count
group by
    place_id,
    counter_id,
    counted_from_at,
    utc_offset_minutes,
    counted_to_at,
    measure
having count(*) > 1
