-- 指标：报送一览
-- Metric: Deliveries
-- 口径：全部报送，按载入次序；日期为数据里的最早与最晚日（含），登记表没有日期，为空。
--   行数恒等：文件行数 = 表头 + 空行 + 保留 + 搁置 + 重复；条数为其中的数据（宽表一行含
--   多条）。撤回也占一行，没有文件，写明撤回哪一次和原因。不分片区，没有排除。
-- Definition: Every delivery in the order of loading; the days are the first and last
--   in the data, themselves included, NULL for registers. Lines of the file = header +
--   blank + kept + set aside + repeated; rows are the data in them (a wide line holds
--   several). A withdrawal is a row without a file that names what it withdraws and
--   why. Districts play no part and nothing is excluded.
-- 粒度：一行 = 一次报送（一个文件）
-- Grain: one row = a delivery, which is one file
-- 单位：行、条、字节
-- Unit: lines, rows, bytes
-- 来源：ledger.delivery
-- Source: ledger.delivery
create or replace macro metric.deliveries() as table (
    select
        delivery_id,
        feed,
        file_name,
        loaded_at,
        loaded_by,
        first_on,
        last_on,
        line_count,
        header_line_count,
        blank_line_count,
        kept_line_count,
        set_aside_line_count,
        repeated_line_count,
        kept_row_count,
        new_row_count,
        unchanged_row_count,
        superseded_row_count,
        layout,
        encoding_name,
        byte_count,
        file_sha256,
        code_version,
        release_kind,
        withdraws_delivery_id,
        reason,
    from ledger.delivery
    order by delivery_id
);
