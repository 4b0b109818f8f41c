-- 指标：变动过的值的各个版本
-- Metric: Versions of values that changed
-- 口径：取代或撤回过的读数、投诉和退赔的每个版本，现行的也在内，一个量一行；没有变动过的
--   不在内，各登记表不在内，没有日期条件。随投诉登记的退赔也在内。说过“没有这一笔”的报
--   送也是一个版本，值为空、is_row 为否。row_day 为读数的计数日期，投诉和退赔的受理日期
--   （退赔：库里该投诉的）；片区为文件所给，读数为点位当天所属。空值 = 停机或没有填，
--   不是 0。
-- Definition: Every version, the current one included, of readings, complaints and
--   refunds that were ever superseded or withdrawn, a row per quantity; what never
--   changed is left out, registers are left out, no dates. Payments that came with a
--   complaint are in. A delivery that said that a payment is not there is a version as
--   well, its value NULL and is_row false. row_day = the day counted, or the day the
--   case was received (of refunds: as held of the case). District = as delivered; of
--   readings, that of the place on the day. NULL = outage or not filled in, which is not
--   zero.
-- 粒度：一行 = 一个值在一次报送里的版本
-- Grain: one row = a value as one delivery gave it
-- 单位：人次、元；文字量没有数值
-- Unit: visits, yuan; quantities of text have no number
-- 来源：core 和 history 的 fct_visitor_count、fct_complaint、fct_refund；ledger.delivery
-- Source: fct_visitor_count, fct_complaint and fct_refund of core and history;
--   ledger.delivery
create or replace macro metric.row_versions() as table (
    with counts as (
        select
            place_id,
            counter_id,
            counted_from_at,
            utc_offset_minutes,
            counted_to_at,
            measure,
            counted_on,
            counted_hours,
            visit_count,
            delivery_id,
        from history.fct_visitor_count
        union -- a restored row is in both
        select
            held.place_id,
            held.counter_id,
            held.counted_from_at,
            held.utc_offset_minutes,
            held.counted_to_at,
            held.measure,
            held.counted_on,
            held.counted_hours,
            held.visit_count,
            held.delivery_id,
        from core.fct_visitor_count as held
        semi join history.fct_visitor_count as kept
            on
                held.place_id = kept.place_id
                and held.counter_id = kept.counter_id
                and held.counted_from_at = kept.counted_from_at
                and held.utc_offset_minutes = kept.utc_offset_minutes
                and held.counted_to_at = kept.counted_to_at
                and held.measure = kept.measure
    ),

    complaints as (
        select
            complaint_id,
            received_at,
            closed_at,
            district_id,
            category,
            satisfaction,
            linked_complaint_id,
            is_void,
            delivery_id,
        from history.fct_complaint
        union
        select
            held.complaint_id,
            held.received_at,
            held.closed_at,
            held.district_id,
            held.category,
            held.satisfaction,
            held.linked_complaint_id,
            held.is_void,
            held.delivery_id,
        from core.fct_complaint as held
        semi join history.fct_complaint as kept
            on held.complaint_id = kept.complaint_id
    ),

    refunds as (
        select
            refund_id,
            complaint_id,
            refunded_yuan,
            delivery_id,
        from history.fct_refund
        union
        select
            held.refund_id,
            held.complaint_id,
            held.refunded_yuan,
            held.delivery_id,
        from core.fct_refund as held
        -- by case: a list of payments takes the one of the case away
        semi join history.fct_refund as kept
            on held.complaint_id = kept.complaint_id
    ),

    dropped_refunds as (
        select distinct
            kept.refund_id,
            kept.complaint_id,
            kept.superseded_by_delivery_id as delivery_id,
        from history.fct_refund as kept
        inner join ledger.delivery -- a list takes a payment away by another rule
            on
                kept.superseded_by_delivery_id = delivery.delivery_id
                and delivery.feed = 'complaints'
        anti join refunds
            on
                kept.refund_id = refunds.refund_id
                and kept.superseded_by_delivery_id = refunds.delivery_id
    ),

    complaint_values as (
        select
            complaint_id,
            delivery_id,
            received_at,
            category,
            district_id,
            unnest([
                'received_at', 'closed_at', 'district_id', 'category', 'satisfaction',
                'linked_complaint_id', 'is_void',
            ]) as quantity,
            unnest([
                cast(received_at as varchar),
                cast(closed_at as varchar),
                district_id,
                category,
                satisfaction,
                linked_complaint_id,
                cast(is_void as varchar),
            ]) as value_text,
        from complaints
    )

    select
        'fct_visitor_count' as table_name,
        concat_ws(
            ' ',
            place_id,
            counter_id,
            counted_from_at,
            utc_offset_minutes,
            counted_to_at,
            measure
        ) as row_key,
        'visit_count' as quantity,
        counts.delivery_id as delivery_id,
        true as is_row,
        cast(visit_count as decimal(18, 4)) as value_number,
        cast(visit_count as varchar) as value_text,
        place_id as place_id,
        counted_from_at as counted_from_at,
        counted_to_at as counted_to_at,
        measure as measure,
        cast(null as varchar) as complaint_id,
        counted_on as row_day,
        cast(null as varchar) as category,
        cast(null as varchar) as district_id,
        counted_hours <= 25 as is_of_one_day,
        true as is_listed,
    from counts

    union all

    select
        'fct_complaint' as table_name,
        complaint_id as row_key,
        quantity,
        delivery_id,
        true as is_row,
        cast(null as decimal(18, 4)) as value_number,
        value_text,
        null as place_id,
        null as counted_from_at,
        null as counted_to_at,
        null as measure,
        complaint_id,
        cast(received_at as date) as row_day,
        category,
        district_id,
        true as is_of_one_day,
        true as is_listed,
    from complaint_values

    union all

    select
        'fct_refund' as table_name,
        refunds.refund_id as row_key,
        'refunded_yuan' as quantity,
        refunds.delivery_id,
        refunds.refunded_yuan is not null as is_row,
        cast(refunds.refunded_yuan as decimal(18, 4)) as value_number,
        cast(refunds.refunded_yuan as varchar) as value_text,
        null as place_id,
        null as counted_from_at,
        null as counted_to_at,
        null as measure,
        refunds.complaint_id,
        null as row_day,
        null as category,
        null as district_id,
        true as is_of_one_day,
        refunds.refund_id <> refunds.complaint_id as is_listed,
    from (
        select
            refund_id,
            complaint_id,
            delivery_id,
            refunded_yuan,
        from refunds
        union all
        select
            refund_id,
            complaint_id,
            delivery_id,
            null as refunded_yuan,
        from dropped_refunds
    ) as refunds
);
