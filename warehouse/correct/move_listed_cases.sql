with moved as (
    delete from core.fct_refund as held
    where
        held.refund_id = held.complaint_id
        and held.complaint_id in (
            select listed.complaint_id
            from core.fct_refund as listed
            where
                listed.delivery_id = $1
                and listed.refund_id <> listed.complaint_id
        )
    returning held.*
)

insert into history.fct_refund by name
select
    moved.*,
    $2 as superseded_by_delivery_id,
from moved
