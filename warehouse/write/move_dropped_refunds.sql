-- A case that is delivered again without its refund takes the refund back: the payment
-- that came with the case moves to history and nothing replaces it.
with moved as (
    delete from core.fct_refund as held
    using incoming_complaint as incoming
    where
        held.refund_id = incoming.complaint_id
        and held.refund_id not in (select refund_id from incoming_refund)
    returning held.*
)

insert into history.fct_refund by name
select
    moved.*,
    $1 as superseded_by_delivery_id,
from moved
