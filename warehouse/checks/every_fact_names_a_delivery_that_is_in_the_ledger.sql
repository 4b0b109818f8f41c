with named_deliveries as (
    select distinct delivery_id from core.fct_visitor_count
    union
    select distinct delivery_id from core.fct_complaint
    union
    select distinct delivery_id from core.fct_refund
    union
    select distinct delivery_id from core.dim_event
)

select named_deliveries.delivery_id
from named_deliveries
anti join ledger.delivery
    on named_deliveries.delivery_id = delivery.delivery_id
