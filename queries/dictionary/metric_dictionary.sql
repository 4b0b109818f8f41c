-- 指标：指标字典
-- Metric: Dictionary of metrics
-- 口径：仓库里的全部指标，连同内层的；文字是各指标自己的注释，即指标文件的开头，按标题
--   拆开，中英各一列，续行接成一段。注释里没有的部分为空。与日期和片区无关，没有排除；
--   仓库所装的指标才在这里，改过的指标文件要发布后才更新。
-- Definition: Every metric of the warehouse, the inner ones included; the texts are the
--   metric's own comment, which is the head of its file, taken apart by its headings, a
--   column per language, continued lines joined. A part that the comment does not hold
--   is NULL. Dates and districts play no part and nothing is excluded; it is what is
--   installed, so a changed metric file shows once it is published.
-- 粒度：一行 = 一个指标
-- Grain: one row = a metric
-- 单位：无，全是文字
-- Unit: none, texts only
-- 来源：duckdb_functions()
-- Source: duckdb_functions()
create or replace macro metric.metric_dictionary() as table (
    with commented as (
        select
            function_name as metric_name,
            array_to_string(parameters, ', ') as parameter_names,
            -- continued lines: Chinese joins without a space, English with one
            regexp_replace(comment, '\n +', '', 'g') as comment_zh,
            regexp_replace(comment, '\n +', ' ', 'g') as comment_en,
        from duckdb_functions()
        where
            schema_name = 'metric'
            and function_type = 'table_macro'
            and not internal
    )

    select
        metric_name,
        parameter_names,
        nullif(
            regexp_extract(comment_zh, '(^|\n)指标：([^\n]*)', 2), ''
        ) as title_zh,
        nullif(
            regexp_extract(comment_en, '(^|\n)Metric: ([^\n]*)', 2), ''
        ) as title_en,
        nullif(
            regexp_extract(comment_zh, '(^|\n)口径：([^\n]*)', 2), ''
        ) as definition_zh,
        nullif(
            regexp_extract(comment_en, '(^|\n)Definition: ([^\n]*)', 2), ''
        ) as definition_en,
        nullif(
            regexp_extract(comment_zh, '(^|\n)粒度：([^\n]*)', 2), ''
        ) as grain_zh,
        nullif(
            regexp_extract(comment_en, '(^|\n)Grain: ([^\n]*)', 2), ''
        ) as grain_en,
        nullif(
            regexp_extract(comment_zh, '(^|\n)单位：([^\n]*)', 2), ''
        ) as unit_zh,
        nullif(
            regexp_extract(comment_en, '(^|\n)Unit: ([^\n]*)', 2), ''
        ) as unit_en,
        nullif(
            regexp_extract(comment_zh, '(^|\n)来源：([^\n]*)', 2), ''
        ) as source_zh,
        nullif(
            regexp_extract(comment_en, '(^|\n)Source: ([^\n]*)', 2), ''
        ) as source_en,
    from commented
    order by metric_name
);
