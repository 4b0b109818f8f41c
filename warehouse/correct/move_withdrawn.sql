with moved as (
    delete from core.{table} as held
    where held.delivery_id = $1
    returning held.*
)

insert into history.{table} by name
select
    moved.*,
    $2 as withdrawn_by_delivery_id,
from moved
