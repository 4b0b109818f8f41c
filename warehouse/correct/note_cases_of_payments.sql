-- Without its list of payments a case may have the one back that came with it.
insert into touched_key
select refunds.complaint_id
from (
    select
        complaint_id,
        delivery_id,
    from core.fct_refund
    union
    select
        complaint_id,
        delivery_id,
    from history.fct_refund
) as refunds
where refunds.delivery_id = $1
