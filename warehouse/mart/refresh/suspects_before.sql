-- What was suspect before a refresh.
create or replace temp table suspect_before as
from mart.suspect_reading
