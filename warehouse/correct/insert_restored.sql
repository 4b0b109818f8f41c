insert into core.{table} by name
select {columns}
from history.{table}
where rowid in (select history_rowid from restored_row)
order by {written_order}
