-- 指标：被搁置的行
-- Metric: Rows set aside
-- 口径：全部报送里被搁置的单元格或整行，连同文件、工作表、行、列、原文、原因；没有日期
--   条件，没有排除。column_name 为空 = 整行；raw_value 为空 = 单元格是空的，或是含个人
--   信息的文件（原文不进台账）。一行可以有几个原因，各成一行。不分片区。
-- Definition: Every cell or line set aside in any delivery, with file, sheet, row,
--   column, text and reason; no dates, nothing excluded. column_name NULL = the whole
--   line; raw_value NULL = an empty cell, or a file with personal data, whose text
--   stays out of the warehouse. A line with several reasons has several rows. Districts
--   play no part.
-- 粒度：一行 = 一个被搁置的单元格或整行
-- Grain: one row = a cell or a line set aside
-- 单位：无
-- Unit: none
-- 来源：ledger.set_aside_row、ledger.delivery
-- Source: ledger.set_aside_row, ledger.delivery
create or replace macro metric.set_aside_rows() as table (
    select
        set_aside_row.delivery_id as delivery_id,
        delivery.feed as feed,
        delivery.file_name as file_name,
        set_aside_row.source_sheet as source_sheet,
        set_aside_row.source_row as source_row,
        set_aside_row.column_name as column_name,
        set_aside_row.raw_value as raw_value,
        set_aside_row.reason_code as reason_code,
        set_aside_row.reason_zh as reason_zh,
        set_aside_row.reason_en as reason_en,
        delivery.loaded_at as loaded_at,
    from ledger.set_aside_row
    left join ledger.delivery
        on set_aside_row.delivery_id = delivery.delivery_id
    order by delivery_id, source_sheet, source_row, column_name, reason_code
);
