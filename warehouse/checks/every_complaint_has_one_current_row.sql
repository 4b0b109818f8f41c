select complaint_id
from core.fct_complaint
group by complaint_id
having count(*) > 1
