-- 指标：某一时刻有效的值（变动过的）
-- Metric: Values that held at an instant, of those that ever changed
-- 口径：截至该时刻（UTC，含）已载入、尚未撤回的报送里，每个值取最新的一次；只含
--   row_versions 里的值，即取代或撤回过的，没有片区、日期条件。案件的退赔报了逐笔的，随
--   投诉登记的那一笔不计。空值 = 停机或没有填，不是 0。
-- Definition: Of the deliveries loaded up to the instant (UTC, included) and not
--   withdrawn by then, the newest one for each value; only values of row_versions, those
--   that were ever superseded or withdrawn; no districts, no days. Where payments of a
--   case are listed one by one, the one that came with the case does not count. NULL =
--   outage or not filled in, which is not zero.
-- 粒度：一行 = 一个值
-- Grain: one row = a value
-- 单位：人次、元；文字量没有数值
-- Unit: visits, yuan; quantities of text have no number
-- 来源：metric.row_versions、ledger.delivery
-- Source: metric.row_versions, ledger.delivery
create or replace macro metric.values_held(seen_at) as table (
    with asked as (
        select cast(seen_at as timestamp) as seen_at
    ),

    standing as (
        select delivery.delivery_id
        from ledger.delivery
        inner join asked -- one row: what came later is left out
            on delivery.loaded_at <= asked.seen_at
        left join ledger.delivery as withdrawal
            on delivery.delivery_id = withdrawal.withdraws_delivery_id
        where coalesce(withdrawal.loaded_at > asked.seen_at, true)
    ),

    newest as (
        select versions.*
        from metric.row_versions() as versions
        semi join standing
            on versions.delivery_id = standing.delivery_id
        qualify
            row_number() over (
                partition by
                    versions.table_name, versions.row_key, versions.quantity
                order by versions.delivery_id desc
            ) = 1
    ),

    listed_cases as (
        select distinct complaint_id
        from newest
        where table_name = 'fct_refund' and is_row and is_listed
    )

    select
        newest.table_name as table_name,
        newest.row_key as row_key,
        newest.quantity as quantity,
        newest.delivery_id as delivery_id,
        newest.value_number as value_number,
        newest.value_text as value_text,
        newest.place_id as place_id,
        newest.counted_from_at as counted_from_at,
        newest.counted_to_at as counted_to_at,
        newest.measure as measure,
        newest.complaint_id as complaint_id,
        newest.is_listed as is_listed,
    from newest
    left join listed_cases
        on newest.complaint_id = listed_cases.complaint_id
    where
        newest.is_row
        and (
            newest.table_name <> 'fct_refund'
            or newest.is_listed
            or listed_cases.complaint_id is null
        )
);
