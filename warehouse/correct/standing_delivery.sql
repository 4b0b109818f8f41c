-- The delivery of these bytes that was not withdrawn.
select delivery.delivery_id
from ledger.delivery
anti join ledger.delivery as withdrawal
    on delivery.delivery_id = withdrawal.withdraws_delivery_id
where delivery.file_sha256 = $1
