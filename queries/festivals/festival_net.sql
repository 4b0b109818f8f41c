-- 指标：各届活动的净增
-- Metric: Net effect of each edition
-- 口径：asked_event_id 为空 = 各届都要。净增 = 活动点位的增量 + 周围各片区的变化，取自
--   metric.festival_displacement 的 net 行；区间由合计序列的安慰剂得出，verdict 看净
--   增。首末两日都含，06:00 及以前结束的末日为前一天。around_uplift_visit_count 为周围
--   变化之和，负 =从周围搬来。没有基线的片区不在其中，left_out_area_count 为块数。
--   reason：cancelled 已取消；no_places 地点没有登记；no_counts 没有计数；no_neighbours
--   周围没有可比的地方，净增只是活动点位；areas_left_out 有的地方没有基线；其余与
--   metric.festival_displacement 相同。进入与断面各成一行，从不相加。空 = 没有，不是
--   0。没有片区的活动按点位所在的片区。
-- Definition: asked_event_id NULL = every edition. Net = the uplift of the edition's
--   places + the change around it, the net rows of metric.festival_displacement; its
--   interval comes from placebos of the summed series, and verdict is about net. First
--   and last day included; an edition that ends at or before 06:00 ends on the day
--   before. around_uplift_visit_count is the sum of the changes around; below 0, visits
--   were moved from there. Areas without a baseline are not in it; left_out_area_count
--   of them. reason: cancelled; no_places, the venue is not registered; no_counts, no
--   counts; no_neighbours, nothing comparable around, net is of its own places alone;
--   areas_left_out, areas without a baseline; the others as in
--   metric.festival_displacement. Entries and passages in rows of their own, never
--   added. NULL = there is none, which is not zero. Without a district, that of its
--   places decides.
-- 粒度：一行 = 一届活动的一个指标
-- Grain: one row = an edition and measure
-- 单位：人次；比；个
-- Unit: visits; ratios; windows, areas
-- 来源：mart.place_day（经 metric.festival_displacement）
-- Source: mart.place_day, through metric.festival_displacement
create or replace macro metric.festival_net(asked_event_id := null) as table (
    with asked as (
        select cast(asked_event_id as varchar) as edition_id
    ),

    displacement as (
        select area_rows.*
        from metric.festival_displacement(asked_event_id) as area_rows
    ),

    net_rows as (
        select *
        from displacement
        where area_type = 'net'
    ),

    event_rows as (
        select *
        from displacement
        where area_type = 'event_places'
    )

    select
        edition_places.event_id as event_id,
        net_rows.measure as measure,
        event_rows.uplift_visit_count as event_uplift_visit_count,
        net_rows.around_uplift_visit_count as around_uplift_visit_count,
        net_rows.uplift_visit_count as net_uplift_visit_count,
        net_rows.uplift_ratio as net_uplift_ratio,
        net_rows.uplift_low_ratio as net_uplift_low_ratio,
        net_rows.uplift_high_ratio as net_uplift_high_ratio,
        coalesce(net_rows.placebo_count, 0) as placebo_count,
        coalesce(net_rows.verdict, 'no_baseline') as verdict,
        case
            when edition_places.is_cancelled then 'cancelled'
            when edition_places.place_count = 0 then 'no_places'
            when net_rows.measure is null then 'no_counts'
            else net_rows.reason
        end as reason,
        net_rows.baseline_visit_count as net_baseline_visit_count,
        net_rows.place_count as place_count,
        net_rows.left_out_area_count as left_out_area_count,
        net_rows.detectable_ratio as detectable_ratio,
    from metric.edition_places() as edition_places
    inner join asked -- one row: keeps the edition asked for
        on asked.edition_id is null or edition_places.event_id = asked.edition_id
    left join net_rows on edition_places.event_id = net_rows.event_id
    left join event_rows
        on
            net_rows.event_id = event_rows.event_id
            and net_rows.measure = event_rows.measure
    order by event_id, measure
);
