-- The empty half gives the types: a column of nothing but NULLs has none of its own.
create temp table incoming_row as
(select * from core.{table} limit 0)
union all by name
(select * from incoming_frame)
