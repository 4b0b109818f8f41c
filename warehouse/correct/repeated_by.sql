-- Later deliveries of the same feed and days that found rows in place as they were.
select later.delivery_id
from ledger.delivery as withdrawn
inner join ledger.delivery as later
    on
        withdrawn.feed = later.feed
        and withdrawn.delivery_id < later.delivery_id
        and coalesce(withdrawn.first_on <= later.last_on, true)
        and coalesce(withdrawn.last_on >= later.first_on, true)
where
    withdrawn.delivery_id = $1
    and later.unchanged_row_count > 0
    and later.delivery_id not in (
        select delivery.withdraws_delivery_id
        from ledger.delivery
        where delivery.withdraws_delivery_id is not null
    )
order by later.delivery_id
