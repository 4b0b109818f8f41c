-- Cases whose payments are listed one by one, and the newest delivery that lists them.
select
    complaint_id,
    max(delivery_id) as superseded_by_delivery_id,
from core.fct_refund
where refund_id <> complaint_id
group by complaint_id
