-- Two rows of a rule that hold on the same day would start two clocks for one limit.
select
    earlier.rule_id,
    later.valid_from_on,
from core.dim_deadline_rule as earlier
inner join core.dim_deadline_rule as later
    on
        earlier.rule_id = later.rule_id
        and earlier.valid_from_on < later.valid_from_on
        and coalesce(earlier.valid_to_on, cast('9999-12-31' as date))
        >= later.valid_from_on
