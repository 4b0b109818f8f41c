-- 指标：每集聚区每夜人次
-- Metric: Visits per cluster and night
-- 口径：范围内各集聚区夜间人次之和 ÷ 集聚区个数 ÷ 夜数；范围 = 该片区和它的全部下级，为
--   空 = 全部。集聚区、夜的算法见 metric.night_by_cluster：夜 = from_on 至 to_on 各日
--   （两日都含）18:00 开始的夜。个数是范围内的全部集聚区，不只是有读数的。进入与断面各
--   成一行，从不相加。任何一个集聚区夜间覆盖率低于 90% 或没有这个指标的读数，就不给平均
--   数：为空，不是 0，verdict 为 not_known，reason 为 incomplete，
--   complete_cluster_count 为齐的个数；否则为 known。范围内没有集聚区时没有行。没有登记
--   的片区只包含它自己。
-- Definition: The sum of the night visits of all clusters in the scope ÷ clusters ÷
--   nights; scope = the district with everything below it, NULL = everything. Clusters
--   and nights as in metric.night_by_cluster: nights begin at 18:00 of the days from
--   from_on to to_on, both included. All clusters in the scope are divided by, not only
--   those with readings. Entries and passages in rows of their own, never added. When
--   one cluster has less than 90 % night coverage, or no reading of the measure, there
--   is no mean: NULL, which is not zero, verdict not_known, reason incomplete,
--   complete_cluster_count = how many are whole; else known. A scope without clusters
--   has no row. An unregistered district holds only itself.
-- 粒度：一行 = 一个指标
-- Grain: one row = a measure
-- 单位：人次、个、夜、人次/（集聚区·夜）；占比 0–1
-- Unit: visits, clusters, nights, visits a cluster and night; shares 0–1
-- 来源：metric.night_by_cluster、mart.district_ancestor
-- Source: metric.night_by_cluster, mart.district_ancestor
create or replace macro metric.visits_per_cluster_night(
    scope_district_id, from_on, to_on
) as table (
    with clusters as (
        select by_cluster.*
        from metric.night_by_cluster(from_on, to_on) as by_cluster
        -- chooses the scope: losing the rest is its job
        inner join metric.districts_in_scope(scope_district_id) as scoped
            on by_cluster.district_id = scoped.district_id
    ),

    cluster_counts as (
        select count(distinct district_id) as cluster_count
        from clusters
    ),

    measures as (
        select
            measure,
            cast(sum(night_visit_count) as bigint) as night_visit_count,
            max(night_count) as night_count,
            count(case when verdict = 'known' then 1 end) as complete_cluster_count,
            min(night_coverage_share) as lowest_night_coverage_share,
        from clusters
        group by measure
    )

    select
        measures.measure as measure,
        measures.night_visit_count as night_visit_count,
        cluster_counts.cluster_count as cluster_count,
        measures.night_count as night_count,
        case
            when measures.complete_cluster_count = cluster_counts.cluster_count
                then
                    cast(measures.night_visit_count as double)
                    / cluster_counts.cluster_count
                    / measures.night_count
        end as visit_count_per_cluster_night,
        measures.complete_cluster_count as complete_cluster_count,
        measures.lowest_night_coverage_share as lowest_night_coverage_share,
        case
            when measures.complete_cluster_count = cluster_counts.cluster_count
                then 'known'
            else 'not_known'
        end as verdict,
        case
            when measures.complete_cluster_count < cluster_counts.cluster_count
                then 'incomplete'
        end as reason,
    from measures
    cross join cluster_counts
    -- a cluster that nobody counted has no measure: it is in the count, not in a row
    where
        measures.measure is not null
        or not exists (
            select counted.measure
            from measures as counted
            where counted.measure is not null
        )
    order by measure
);
