-- 指标：没有算进同一批的点位
-- Metric: Places left out of the constant sample
-- 口径：按计数日期取数，两个时期的起止两日都含；夜间为这些日子 18:00 开始的各夜。列出
--   “各片区客流的变化”没有算进同一批的点位和原因。进入与断面各成一行，从不相加；片区为
--   该时期登记的片区，登记期之外为 unknown。空 = 没有读数，不是 0；一个时期没有这个点
--   位，该时期各列为空。reason：nothing_due 没有登记，不知应有多少；not_over 时期还没有
--   过完；not_in_service 不是每天都在用（新开、关闭）；moved_within 时期中间换了片区；
--   incomplete 覆盖率低于 90%；moved 两个时期不在同一片区，整个范围里仍可算。
-- Definition: By the day counted, both ends of both periods included; nights are those
--   that begin on these days. Lists the places that the change of footfall by district
--   leaves out of its constant sample, and why. Entries and passages in rows of their
--   own, never added; district = where it was registered in the period, unknown outside
--   its registration. NULL = no reading, which is not zero; a period without the place
--   has NULL. Reason: nothing_due when it is not registered and nothing was due;
--   not_over when a period is not over; not_in_service when it was not in service on
--   every day (opened, closed); moved_within when it changed district inside a period;
--   incomplete when coverage is below 90 %; moved when the periods have it in different
--   districts: a scope that holds both still counts it.
-- 粒度：一行 = 一个点位的一个指标
-- Grain: one row = a place and measure
-- 单位：人次；占比 0–1
-- Unit: visits; shares 0–1
-- 来源：metric.compared_places（mart.place_day）、core.dim_place
-- Source: metric.compared_places, from mart.place_day; core.dim_place
create or replace macro metric.places_left_out(
    from_on, to_on, compared_from_on, compared_to_on
) as table (
    with place_names as (
        select
            dim_place.place_id as place_id,
            max(dim_place.place_name) as place_name,
        from core.dim_place
        group by dim_place.place_id
    )

    select
        places.place_id as place_id,
        place_names.place_name as place_name,
        places.measure as measure,
        places.district_id as district_id,
        places.compared_district_id as compared_district_id,
        places.visit_count as visit_count,
        places.compared_visit_count as compared_visit_count,
        places.coverage_share as coverage_share,
        places.compared_coverage_share as compared_coverage_share,
        'left_out' as verdict,
        coalesce(places.reason, 'moved') as reason,
    from
        metric.compared_places(
            from_on, to_on, compared_from_on, compared_to_on
        ) as places
    left join place_names on places.place_id = place_names.place_id
    where not places.is_constant or places.is_moved
    order by place_id, measure
);
