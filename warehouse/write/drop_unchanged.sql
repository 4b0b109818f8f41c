-- Rows that the warehouse holds already, as they are, are not written again.
delete from incoming_row as incoming
using core.{table} as held
where
    {same_key}
    and {same_values}
