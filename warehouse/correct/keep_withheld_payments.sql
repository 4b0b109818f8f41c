-- A payment that comes with a case whose payments are listed never counts; it is kept,
-- when it differs from the last one kept, for the day the list is withdrawn.
insert into history.fct_refund by name
with newest_kept as (
    select *
    from history.fct_refund
    where withdrawn_by_delivery_id is null
    qualify row_number() over (partition by refund_id order by delivery_id desc) = 1
)

select withheld.*
from withheld
anti join newest_kept
    on
        withheld.refund_id = newest_kept.refund_id
        and withheld.payer is not distinct from newest_kept.payer
        and withheld.refunded_yuan = newest_kept.refunded_yuan
        and withheld.refunded_at is not distinct from newest_kept.refunded_at
