update history.{table}
set restored_by_delivery_id = $1
where rowid in (select history_rowid from restored_row)
