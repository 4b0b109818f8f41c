select fct_refund.refund_id
from core.fct_refund
anti join core.fct_complaint
    on fct_refund.complaint_id = fct_complaint.complaint_id
