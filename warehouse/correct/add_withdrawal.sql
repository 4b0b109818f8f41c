insert into ledger.delivery by name
select
    $2 as delivery_id,
    'withdrawal' as feed,
    first_on,
    last_on,
    0 as byte_count,
    0 as line_count,
    0 as header_line_count,
    0 as blank_line_count,
    0 as kept_line_count,
    0 as set_aside_line_count,
    0 as repeated_line_count,
    0 as kept_row_count,
    0 as new_row_count,
    0 as unchanged_row_count,
    $3 as superseded_row_count,
    $4 as loaded_at,
    $5 as loaded_by,
    $6 as code_version,
    $1 as withdraws_delivery_id,
    $7 as reason,
from ledger.delivery
where delivery_id = $1
