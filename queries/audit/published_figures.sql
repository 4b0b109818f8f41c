-- 指标：已公布数字与台账对账
-- Metric: Published figures against the warehouse
-- 口径：每个已公布的数按它登记的范围、时期、指标或类别从台账复算，起止两日都含，时期为
--   空 = 不限；范围 = 该片区和它的全部下级，为空 = 全部（含没有片区的）。差 = 复算 − 公
--   布。结论：agrees 差不超过允许差；differs 超过；at_least 公布的是下限且已达到；
--   context 只作背景，不复算；not_known 台账里没有可复算的数据。空 = 无从复算，不是 0。
--   怎样复算见 published_visits、published_cases、published_registers。
-- Definition: Each published figure is computed again from the warehouse by its
--   registered scope, period, measure or category, both ends included, a NULL period
--   without bound; scope = the district with everything below it, NULL = everything,
--   rows without a district included. Difference = computed − published. Verdicts:
--   agrees within the tolerance; differs beyond it; at_least for a lower bound that is
--   met; context is never recomputed; not_known when the warehouse has nothing to
--   compute it from. NULL = not computable, which is not zero. How it is computed:
--   published_visits, published_cases, published_registers.
-- 粒度：一行 = 一个已公布的数
-- Grain: one row = a published figure
-- 单位：随各数（人次、件、元、个、户、0–1）
-- Unit: that of the figure (visits, cases, yuan, stalls, merchants, 0–1)
-- 来源：core.published_figure、metric.published_visits、metric.published_cases、
--   metric.published_registers
-- Source: core.published_figure, metric.published_visits, metric.published_cases,
--   metric.published_registers
create or replace macro metric.published_figures() as table (
    with computed_figures as (
        select
            figure_id,
            computed_value,
            coverage_share,
        from metric.published_visits()
        union all
        select
            figure_id,
            computed_value,
            cast(null as double) as coverage_share,
        from metric.published_cases()
        union all
        select
            figure_id,
            computed_value,
            cast(null as double) as coverage_share,
        from metric.published_registers()
    )

    select
        published_figure.figure_id as figure_id,
        published_figure.published_value as published_value,
        computed_figures.computed_value as computed_value,
        computed_figures.computed_value
        - published_figure.published_value as difference,
        case
            when published_figure.quantity is null then 'context'
            when computed_figures.computed_value is null then 'not_known'
            when published_figure.published_value is null then 'not_known'
            when
                published_figure.is_at_least
                and computed_figures.computed_value >= published_figure.published_value
                then 'at_least'
            when published_figure.is_at_least then 'differs'
            when
                abs(
                    computed_figures.computed_value - published_figure.published_value
                ) <= published_figure.tolerance_value
                then 'agrees'
            else 'differs'
        end as verdict,
        published_figure.document_name as document_name,
        published_figure.sentence as sentence,
        published_figure.source_name as source_name,
        published_figure.note as note,
        published_figure.quantity as quantity,
        published_figure.tolerance_value as tolerance_value,
        published_figure.is_at_least as is_at_least,
        published_figure.district_id as district_id,
        published_figure.measure as measure,
        published_figure.category as category,
        published_figure.from_on as from_on,
        published_figure.to_on as to_on,
        published_figure.is_holidays_only as is_holidays_only,
        computed_figures.coverage_share as coverage_share,
    from core.published_figure
    left join computed_figures
        on published_figure.figure_id = computed_figures.figure_id
    order by figure_id
);
