-- 指标：表和列的字典
-- Metric: Dictionary of tables and columns
-- 口径：core、history、ledger、mart 里的全部表、视图和列；文字是它们自己的注释，在“ · ”处
--   拆成中英两列。列名为空的那一行说的是整张表，一行是什么；其余各行按列在表里的次序。
--   没有注释的为空。与日期和片区无关，没有排除。
-- Definition: Every table, view and column of core, history, ledger and mart; the texts
--   are their own comments, split at " · " into a column per language. The row whose
--   column name is NULL speaks of the table, what one row of it is; the others follow
--   in the order of the table. NULL without a comment. Dates and districts play no part
--   and nothing is excluded.
-- 粒度：一行 = 一张表或其中一列
-- Grain: one row = a table, or a column of one
-- 单位：无，全是文字
-- Unit: none, texts only
-- 来源：duckdb_tables()、duckdb_views()、duckdb_columns()
-- Source: duckdb_tables(), duckdb_views(), duckdb_columns()
create or replace macro metric.column_dictionary() as table (
    with commented as (
        select
            schema_name,
            table_name,
            0 as column_index,
            cast(null as varchar) as column_name,
            cast(null as varchar) as data_type,
            comment,
        from duckdb_tables()
        where not internal
        union all
        select
            schema_name,
            view_name as table_name,
            0 as column_index,
            cast(null as varchar) as column_name,
            cast(null as varchar) as data_type,
            comment,
        from duckdb_views()
        where not internal
        union all
        select
            schema_name,
            table_name,
            column_index,
            column_name,
            data_type,
            comment,
        from duckdb_columns()
        where not internal
    )

    select
        schema_name,
        table_name,
        column_name,
        data_type,
        split_part(comment, ' · ', 1) as meaning_zh,
        split_part(comment, ' · ', 2) as meaning_en,
    from commented
    where schema_name in ('core', 'history', 'ledger', 'mart')
    order by schema_name, table_name, column_index
);
