-- What the warehouse holds under the keys that a file brings.
select held.*
from core.{table} as held
semi join incoming_key as incoming
    on {same_key}
{span}
