-- 指标：各集聚区夜间客流
-- Metric: Night visits by cluster
-- 口径：集聚区 = 直接登记有夜间区点位（夜间区为是）的片区；只计这些点位，所以可以小于该
--   片区的夜间人次。上级（如消费带）不成一行，合计见 metric.visits_per_cluster_night。
--   夜 = from_on 至 to_on 各日（两日都含）18:00 开始、次日 06:00 结束的夜，末夜算到
--   to_on 次日 06:00；夜数按日历，不按有读数的夜。进入与断面各成一行，从不相加；离开、
--   在场、累计、去重人数、只报全天的数不计。夜间覆盖率 = 有可信读数的计数器小时 ÷ 应有
--   的，没有行的夜按 0；低于 90% 时每夜人次为空，不是 0，verdict 为 not_known、reason
--   为 incomplete，night_visit_count 是已到的；否则为 known。没有登记的片区名称为空；登
--   记期之外的点位不是夜间区。
-- Definition: A cluster = a district with night-zone places (夜间区 是) registered
--   directly in it; only those places count, so it can be less than the night visits of
--   the district. Parents such as a belt have no row; for totals see
--   metric.visits_per_cluster_night. Nights begin at 18:00 of the days from from_on to
--   to_on, both included, and end at 06:00, the last one on the day after to_on; nights
--   are those of the calendar, not those with readings. Entries and passages in rows of
--   their own, never added; exits, presence, running totals, unique people and day
--   totals excluded. Night coverage = counter-hours with a reading that is not suspect
--   ÷ due, nights without a row counting as 0; below 90 % the visits per night are
--   NULL, which is not zero, verdict not_known, reason incomplete, and
--   night_visit_count is what came; else known. An unregistered district has no name; a
--   place outside its registration is in no night zone.
-- 粒度：一行 = 一个集聚区的一个指标
-- Grain: one row = a cluster and measure
-- 单位：人次、夜、人次/夜；占比 0–1
-- Unit: visits, nights, visits a night; shares 0–1
-- 来源：mart.place_day、core.dim_place、core.dim_district
-- Source: mart.place_day, core.dim_place, core.dim_district
create or replace macro metric.night_by_cluster(from_on, to_on) as table (
    with asked as (
        select
            cast(from_on as date) as from_on,
            cast(to_on as date) as to_on,
    ),

    clusters as (
        select
            dim_place.district_id as district_id,
            count(distinct dim_place.place_id) as place_count,
        from core.dim_place
        inner join asked -- one row: keeps the places registered on one of the days
            on
                coalesce(dim_place.valid_from_on, cast('0001-01-01' as date))
                <= asked.to_on
                and coalesce(dim_place.valid_to_on, cast('9999-12-31' as date))
                >= asked.from_on
        where dim_place.is_night_zone
        group by dim_place.district_id
    ),

    cluster_nights as (
        select
            dim_place.district_id as district_id,
            place_day.measure as measure,
            cast(sum(place_day.night_visit_count) as bigint) as night_visit_count,
            sum(least(place_day.night_reported_hours, place_day.night_expected_hours))
            / nullif(sum(place_day.night_expected_hours), 0) as covered_share,
            count(
                distinct case
                    when place_day.night_expected_hours > 0 then place_day.counted_on
                end
            ) as due_night_count,
        from mart.place_day
        inner join asked -- one row: keeps the nights asked for
            on
                place_day.counted_on >= asked.from_on
                and place_day.counted_on <= asked.to_on
        inner join core.dim_place -- keeps the night zone as registered on the evening
            on
                place_day.place_id = dim_place.place_id
                and place_day.counted_on
                >= coalesce(dim_place.valid_from_on, cast('0001-01-01' as date))
                and place_day.counted_on
                <= coalesce(dim_place.valid_to_on, cast('9999-12-31' as date))
        where
            place_day.measure in ('entries', 'passages')
            and dim_place.is_night_zone
        group by dim_place.district_id, place_day.measure
    ),

    judged as (
        select
            clusters.district_id as district_id,
            cluster_nights.measure as measure,
            cluster_nights.night_visit_count as night_visit_count,
            asked.to_on - asked.from_on + 1 as night_count,
            clusters.place_count as place_count,
            cluster_nights.covered_share * cluster_nights.due_night_count
            / (asked.to_on - asked.from_on + 1) as night_coverage_share,
        from clusters
        cross join asked
        -- left: a cluster that nobody counted is still a cluster
        left join cluster_nights
            on clusters.district_id = cluster_nights.district_id
    )

    select
        judged.district_id as district_id,
        dim_district.district_name as district_name,
        judged.measure as measure,
        judged.night_visit_count as night_visit_count,
        judged.night_count as night_count,
        case
            when judged.night_coverage_share >= 0.9
                then cast(judged.night_visit_count as double) / judged.night_count
        end as visit_count_per_night,
        judged.night_coverage_share as night_coverage_share,
        judged.place_count as place_count,
        case
            when judged.night_coverage_share >= 0.9 then 'known' else 'not_known'
        end as verdict,
        case
            when judged.night_coverage_share >= 0.9 then null
            else 'incomplete'
        end as reason,
    from judged
    left join core.dim_district
        on judged.district_id = dim_district.district_id
    order by district_id, measure
);
