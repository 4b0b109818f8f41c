-- A row with the same key and another value is history from this delivery on.
with moved as (
    delete from core.{table} as held
    using incoming_row as incoming
    where {same_key}
    returning held.*
)

insert into history.{table} by name
select
    moved.*,
    $1 as superseded_by_delivery_id,
from moved
