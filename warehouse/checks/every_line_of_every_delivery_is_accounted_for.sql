select
    delivery_id,
    line_count,
from ledger.delivery
where
    line_count
    <> header_line_count
    + blank_line_count
    + kept_line_count
    + set_aside_line_count
    + repeated_line_count
