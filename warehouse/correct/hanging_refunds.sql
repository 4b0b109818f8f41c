-- Listed payments whose case is gone, and every standing delivery that lists the case:
-- were only the newest of them withdrawn, the one before it would speak again.
with hanging_cases as (
    select distinct fct_refund.complaint_id as complaint_id
    from core.fct_refund
    anti join core.fct_complaint
        on fct_refund.complaint_id = fct_complaint.complaint_id
),

listing_deliveries as (
    select
        complaint_id,
        delivery_id,
    from core.fct_refund
    where refund_id <> complaint_id

    union

    select
        complaint_id,
        delivery_id,
    from history.fct_refund
    where refund_id <> complaint_id and withdrawn_by_delivery_id is null
)

select
    hanging_cases.complaint_id as complaint_id,
    listing_deliveries.delivery_id as delivery_id,
from hanging_cases
inner join listing_deliveries -- a payment hangs because it is listed
    on hanging_cases.complaint_id = listing_deliveries.complaint_id
order by complaint_id, delivery_id
