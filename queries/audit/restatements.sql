-- 指标：两个时刻之间改了的值
-- Metric: Values restated between two instants
-- 口径：按载入时刻（UTC）比较台账在两个时刻的样子：前一时刻有、到后一时刻变了或没有了的
--   读数、投诉的各栏和一件投诉的退赔合计；新到的值不是更正，改回原值的不列，没有片区条
--   件，各种指标都有。退赔合计在先前计入的某一笔变了时才列，一笔不剩为 0。reason：
--   withdrawn 旧值的报送撤回了；superseded 被后来的报送取代。figure_ids 为范围含该值（新
--   旧都看）的已公布数字，按指标、类别、片区、时期、节假日认定；跨多日的读数不在其中。新
--   值为空 = 停机，或没有这一行了（is_gone），不是 0。
-- Definition: The warehouse as it stood at two instants, by the time of loading in UTC:
--   readings, columns of complaints and the sum paid on a complaint that were there at
--   the first and are different or gone at the second; new arrivals are no restatements,
--   values changed back are left out; every measure, no districts. A sum is listed where
--   a payment that had counted changed; with none left it is 0. Reason: withdrawn when
--   the delivery of the old value was, else superseded. figure_ids = published figures
--   whose scope holds the value, old or new, by measure, category, district, period and
--   holidays; readings over several days are in none. A NULL new value = an outage, or
--   the row is gone (is_gone), which is not zero.
-- 粒度：一行 = 一个改了的值
-- Grain: one row = a value that changed
-- 单位：人次、元；文字量没有差
-- Unit: visits, yuan; texts have no difference
-- 来源：metric.values_held、metric.scopes_of_values、ledger.delivery
-- Source: metric.values_held, metric.scopes_of_values, ledger.delivery
create or replace macro metric.restatements(from_at, to_at) as table (
    with old_values as (
        select versions.*
        from metric.values_held(from_at) as versions
    ),

    new_values as (
        select versions.*
        from metric.values_held(to_at) as versions
    ),

    old_payments as (
        select
            complaint_id,
            sum(value_number) as value_number,
            max(delivery_id) as delivery_id,
        from old_values
        where table_name = 'fct_refund'
        group by complaint_id
    ),

    new_payments as (
        select
            complaint_id,
            sum(value_number) as value_number,
            max(delivery_id) as delivery_id,
        from new_values
        where table_name = 'fct_refund'
        group by complaint_id
    ),

    -- the cases of which a payment changed, and the delivery it had come in
    changed_payments as (
        select
            old_values.complaint_id as complaint_id,
            max(old_values.delivery_id) as delivery_id,
        from old_values
        left join new_values
            on
                old_values.row_key = new_values.row_key
                and new_values.table_name = 'fct_refund'
        where
            old_values.table_name = 'fct_refund'
            and old_values.value_text is distinct from new_values.value_text
        group by old_values.complaint_id
    ),

    changes as (
        select
            old_values.table_name as table_name,
            old_values.row_key as row_key,
            old_values.quantity as quantity,
            old_values.place_id as place_id,
            old_values.counted_from_at as counted_from_at,
            old_values.counted_to_at as counted_to_at,
            old_values.measure as measure,
            old_values.complaint_id as complaint_id,
            old_values.value_number as old_value,
            new_values.value_number as new_value,
            old_values.value_text as old_text,
            new_values.value_text as new_text,
            old_values.delivery_id as old_delivery_id,
            new_values.delivery_id as new_delivery_id,
            new_values.row_key is null as is_gone,
        from old_values
        left join new_values
            on
                old_values.table_name = new_values.table_name
                and old_values.row_key = new_values.row_key
                and old_values.quantity = new_values.quantity
        where
            old_values.table_name <> 'fct_refund'
            and (
                new_values.row_key is null
                or old_values.value_text is distinct from new_values.value_text
            )

        union all

        select
            'fct_refund' as table_name,
            old_payments.complaint_id as row_key,
            'refunded_yuan' as quantity,
            null as place_id,
            null as counted_from_at,
            null as counted_to_at,
            null as measure,
            old_payments.complaint_id as complaint_id,
            old_payments.value_number as old_value,
            coalesce(new_payments.value_number, 0) as new_value, -- nothing was paid
            cast(old_payments.value_number as varchar) as old_text,
            cast(coalesce(new_payments.value_number, 0) as varchar) as new_text,
            changed_payments.delivery_id as old_delivery_id,
            new_payments.delivery_id as new_delivery_id,
            false as is_gone,
        from old_payments
        inner join changed_payments -- keeps the cases of which a payment changed
            on old_payments.complaint_id = changed_payments.complaint_id
        left join new_payments
            on old_payments.complaint_id = new_payments.complaint_id
        where
            old_payments.value_number <> coalesce(new_payments.value_number, 0)
    ),

    withdrawn as (
        select withdrawal.withdraws_delivery_id as delivery_id
        from ledger.delivery as withdrawal
        where
            withdrawal.withdraws_delivery_id is not null
            and withdrawal.loaded_at <= cast(to_at as timestamp)
    ),

    figures_moved as (
        select
            table_name,
            row_key,
            quantity,
            list(distinct figure_id order by figure_id) as figure_ids,
        from metric.scopes_of_values()
        group by table_name, row_key, quantity
    )

    select
        changes.table_name as table_name,
        changes.quantity as quantity,
        changes.place_id as place_id,
        changes.counted_from_at as counted_from_at,
        changes.counted_to_at as counted_to_at,
        changes.measure as measure,
        changes.complaint_id as complaint_id,
        changes.old_value as old_value,
        changes.new_value as new_value,
        changes.new_value - changes.old_value as difference,
        changes.old_text as old_text,
        changes.new_text as new_text,
        changes.is_gone as is_gone,
        changes.old_delivery_id as old_delivery_id,
        old_delivery.file_name as old_file_name,
        changes.new_delivery_id as new_delivery_id,
        new_delivery.file_name as new_file_name,
        case
            when withdrawn.delivery_id is not null then 'withdrawn' else 'superseded'
        end as reason,
        coalesce(figures_moved.figure_ids, []) as figure_ids,
        changes.row_key as row_key,
    from changes
    left join withdrawn
        on changes.old_delivery_id = withdrawn.delivery_id
    left join ledger.delivery as old_delivery
        on changes.old_delivery_id = old_delivery.delivery_id
    left join ledger.delivery as new_delivery
        on changes.new_delivery_id = new_delivery.delivery_id
    left join figures_moved
        on
            changes.table_name = figures_moved.table_name
            and changes.row_key = figures_moved.row_key
            and changes.quantity = figures_moved.quantity
    order by table_name, row_key, quantity
);
