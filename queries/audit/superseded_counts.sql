-- 指标：被更正的客流读数
-- Metric: Restated visitor counts
-- 口径：后来的报送用别的值取代了的全部读数，新旧两值、两次报送的文件和行都在；没有日期
--   条件，没有排除，各种指标都有。一个读数更正几次就有几行，每行的新值是紧接着取代它的
--   那个。人次为空 = 停机，没有读数，不是 0；新值的各列全空 = 取代它的那行已不在库里。
--   不分片区。
-- Definition: Every reading that a later delivery replaced by another value, with both
--   values, both deliveries, files and rows; no dates, nothing excluded, every measure.
--   A reading restated several times has several rows, each with the value that
--   replaced it next. A NULL count = outage, no reading, which is not zero; all new
--   columns NULL = the row that replaced it is no longer there. Districts play no part.
-- 粒度：一行 = 一次更正
-- Grain: one row = a restatement
-- 单位：人次
-- Unit: visits
-- 来源：history.fct_visitor_count、core.fct_visitor_count、ledger.delivery
-- Source: history.fct_visitor_count, core.fct_visitor_count, ledger.delivery
create or replace macro metric.superseded_counts() as table (
    with all_versions as (
        select
            place_id,
            counter_id,
            counted_from_at,
            utc_offset_minutes,
            counted_to_at,
            measure,
            visit_count,
            quality,
            delivery_id,
            source_sheet,
            source_row,
        from core.fct_visitor_count
        union -- a row that was restored is in both
        select
            place_id,
            counter_id,
            counted_from_at,
            utc_offset_minutes,
            counted_to_at,
            measure,
            visit_count,
            quality,
            delivery_id,
            source_sheet,
            source_row,
        from history.fct_visitor_count
    )

    select
        old_count.place_id as place_id,
        old_count.counter_id as counter_id,
        old_count.counted_on as counted_on,
        old_count.counted_from_at as counted_from_at,
        old_count.counted_to_at as counted_to_at,
        old_count.measure as measure,
        old_count.visit_count as old_visit_count,
        new_count.visit_count as new_visit_count,
        new_count.visit_count - old_count.visit_count as difference,
        old_count.quality as old_quality,
        new_count.quality as new_quality,
        old_count.delivery_id as old_delivery_id,
        old_delivery.file_name as old_file_name,
        old_count.source_sheet as old_source_sheet,
        old_count.source_row as old_source_row,
        old_count.superseded_by_delivery_id as new_delivery_id,
        new_delivery.file_name as new_file_name,
        new_count.source_sheet as new_source_sheet,
        new_count.source_row as new_source_row,
        new_delivery.loaded_at as superseded_at,
    from history.fct_visitor_count as old_count
    left join all_versions as new_count
        on
            old_count.place_id = new_count.place_id
            and old_count.counter_id = new_count.counter_id
            and old_count.counted_from_at = new_count.counted_from_at
            and old_count.utc_offset_minutes = new_count.utc_offset_minutes
            and old_count.counted_to_at = new_count.counted_to_at
            and old_count.measure = new_count.measure
            and old_count.superseded_by_delivery_id = new_count.delivery_id
    left join ledger.delivery as old_delivery
        on old_count.delivery_id = old_delivery.delivery_id
    left join ledger.delivery as new_delivery
        on old_count.superseded_by_delivery_id = new_delivery.delivery_id
    where old_count.superseded_by_delivery_id is not null -- else withdrawn
    order by counted_from_at, place_id, counter_id, measure, old_delivery_id
);
