-- A payment that came with a case stays history while payments of it are listed.
delete from restored_row
where
    history_rowid in (
        select kept.rowid
        from history.fct_refund as kept
        semi join core.fct_refund as listed
            on
                kept.complaint_id = listed.complaint_id
                and listed.refund_id <> listed.complaint_id
        where kept.refund_id = kept.complaint_id
    )
