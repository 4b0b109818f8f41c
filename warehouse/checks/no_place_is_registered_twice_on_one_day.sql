-- Two rows of a place that hold on the same day would count its visits twice.
select
    earlier.place_id,
    later.valid_from_on,
from core.dim_place as earlier
inner join core.dim_place as later
    on
        earlier.place_id = later.place_id
        and earlier.valid_from_on is distinct from later.valid_from_on
        and coalesce(earlier.valid_from_on, cast('0001-01-01' as date))
        < coalesce(later.valid_from_on, cast('0001-01-01' as date))
        and coalesce(earlier.valid_to_on, cast('9999-12-31' as date))
        >= coalesce(later.valid_from_on, cast('0001-01-01' as date))
