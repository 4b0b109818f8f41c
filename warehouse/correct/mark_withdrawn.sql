update history.{table}
set withdrawn_by_delivery_id = $2
where delivery_id = $1 and withdrawn_by_delivery_id is null
