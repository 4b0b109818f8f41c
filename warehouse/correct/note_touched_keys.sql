-- The keys that a delivery ($1) spoke about: by a row of its own, or by taking one away.
create or replace temp table touched_key as
select distinct {key_columns}
from (
    select
        {key_columns},
        delivery_id,
        cast(null as integer) as superseded_by_delivery_id,
    from core.{table}
    union all
    select
        {key_columns},
        delivery_id,
        superseded_by_delivery_id,
    from history.{table}
)
where delivery_id = $1 or superseded_by_delivery_id = $1
