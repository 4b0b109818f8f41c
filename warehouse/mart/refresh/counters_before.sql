-- What the rollups knew before a load: each flow counter's first day, the newest day.
create or replace temp table counter_before as
select
    place_id,
    measure,
    counter_id,
    min(counted_on) as first_on,
    max(counted_on) as last_on,
from core.fct_visitor_count
where measure in ('entries', 'exits', 'passages')
group by place_id, measure, counter_id;
