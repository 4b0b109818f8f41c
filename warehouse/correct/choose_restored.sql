-- For each touched key without a current row: the row of history that holds again.
-- Whoever spoke last of the deliveries that stand decides: with a row, or by having
-- taken the row away without another in its place.
create or replace temp table restored_row as
with withdrawn_deliveries as (
    select withdraws_delivery_id as delivery_id
    from ledger.delivery
    where withdraws_delivery_id is not null
    union
    select $1 as delivery_id
),

spoken as (
    select
        {held_key_columns},
        held.delivery_id as delivery_id,
        held.rowid as history_rowid,
        held.restored_by_delivery_id as restored_by_delivery_id,
    from history.{table} as held
    where {is_candidate}

    union all

    select
        {held_key_columns},
        held.superseded_by_delivery_id as delivery_id,
        null as history_rowid,
        null as restored_by_delivery_id,
    from history.{table} as held
    where held.superseded_by_delivery_id is not null
),

last_spoken as (
    select
        touched_key.*,
        spoken.history_rowid as history_rowid,
    from touched_key
    inner join spoken -- every touched key was spoken about
        on {touched_is_spoken}
    where
        spoken.delivery_id not in (
            select withdrawn_deliveries.delivery_id from withdrawn_deliveries
        )
    qualify
        row_number() over (
            partition by {touched_key_columns}
            order by
                spoken.delivery_id desc,
                spoken.history_rowid is null asc,
                spoken.restored_by_delivery_id is null desc
        ) = 1
)

select last_spoken.history_rowid as history_rowid
from last_spoken
anti join core.{table} as held
    on {held_is_last_spoken}
where last_spoken.history_rowid is not null
