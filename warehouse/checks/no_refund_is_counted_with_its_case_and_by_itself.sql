-- A case has the payment that came with it, or those that are listed, never both.
select held.refund_id
from core.fct_refund as held
semi join core.fct_refund as listed
    on
        held.complaint_id = listed.complaint_id
        and listed.refund_id <> listed.complaint_id
where held.refund_id = held.complaint_id
