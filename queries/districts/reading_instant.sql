-- 指标：以哪个时刻为“现在”
-- Metric: The instant taken for now
-- 口径：as_of_at 有值就是它；为空 = 全库最新一个读数（任何指标）的时段结束，不是打开页
--   面的时刻。当地时间。不分片区。库里没有读数时为空。
-- Definition: as_of_at when given; NULL = the end of the newest reading of any measure
--   in the warehouse, not the clock on the wall. Local time. Districts play no part.
--   NULL when the warehouse has no reading.
-- 粒度：只有一行
-- Grain: one row
-- 单位：时刻
-- Unit: an instant
-- 来源：core.fct_visitor_count
-- Source: core.fct_visitor_count
create or replace macro metric.reading_instant(as_of_at := null) as table (
    with given as (
        select cast(as_of_at as timestamp) as given_at
    ),

    newest_reading as (
        select counted_to_at
        from core.fct_visitor_count
        -- not max(): the order lets the engine skip all but the newest rows
        order by counted_from_at desc, counted_to_at desc
        limit 1
    )

    select coalesce(given.given_at, newest_reading.counted_to_at) as instant_at
    from given
    left join newest_reading on true -- none in an empty warehouse
);
