-- 指标：数据新到哪一天
-- Metric: How fresh the data is
-- 口径：按每类数据的全部报送，撤回的和撤回本身不算。newest_on 为数据里最晚的日期（含当日），登记表没有日期，
--   为空；last_loaded_at 为最近一次载入时刻。行数为各次报送之和，同一文件再报一次就再数
--   一次。从未报送的数据没有行。不分片区。
-- Definition: All deliveries of each feed, but for those withdrawn and the withdrawals
--   themselves. newest_on is the latest day in the data,
--   itself included; registers have no days, so NULL. last_loaded_at is the last time
--   anything was loaded. Lines add up over deliveries; a file delivered again is
--   counted again. A feed never delivered has no row. Districts play no part.
-- 粒度：一行 = 一类数据
-- Grain: one row = a feed
-- 单位：日期、时刻、次、行
-- Unit: days, instants, deliveries, lines
-- 来源：ledger.delivery
-- Source: ledger.delivery
create or replace macro metric.freshness() as table (
    with withdrawn_deliveries as (
        select withdraws_delivery_id as delivery_id
        from ledger.delivery
        where withdraws_delivery_id is not null
    )

    select
        feed,
        max(last_on) as newest_on,
        max(loaded_at) as last_loaded_at,
        count(*) as delivery_count,
        cast(sum(kept_line_count) as bigint) as kept_line_count,
        cast(sum(set_aside_line_count) as bigint) as set_aside_line_count,
    from ledger.delivery
    anti join withdrawn_deliveries
        on delivery.delivery_id = withdrawn_deliveries.delivery_id
    where withdraws_delivery_id is null
    group by feed
    order by feed
);
