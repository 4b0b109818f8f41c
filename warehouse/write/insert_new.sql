insert into core.{table} by name
select * from incoming_row
order by {written_order}
