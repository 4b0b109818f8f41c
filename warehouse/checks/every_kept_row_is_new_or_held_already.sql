select
    delivery_id,
    kept_row_count,
from ledger.delivery
where kept_row_count <> new_row_count + unchanged_row_count
