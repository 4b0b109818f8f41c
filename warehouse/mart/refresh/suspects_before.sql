-- What was suspect before a refresh, on the days of temp.refreshed_span: no rule looks
-- farther.
create or replace temp table suspect_before as
from mart.suspect_reading
where
    counted_on >= (select from_on from refreshed_span)
    and counted_on <= (select to_on from refreshed_span)
