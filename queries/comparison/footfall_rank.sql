-- 指标：片区客流名次
-- Metric: Rank of districts by footfall
-- 口径：按计数日期取数，起止两日都含；夜间为这些日子 18:00 开始的各夜。只有覆盖率不低于
--   90% 的片区排名次（夜间名次看夜间覆盖率），由多到少，并列同名次，其后空出；不全的照
--   样列出，名次为空。进入与断面各排各的，从不相加；登记期之外的点位归入 unknown，没有
--   应报小时，不排。ranked_count 为排了名次的片区数。空 = 没有读数或不排，不是 0。
--   reason：no_counts 没有读数；nothing_due 没有登记，不知应有多少；incomplete 覆盖率低
--   于 90%。
-- Definition: By the day counted, both ends included; nights are those that begin on
--   these days. Only districts with at least 90 % coverage are ranked (for nights, of
--   night coverage), from most to least; ties share a rank and the ranks after them are
--   left free; the others are listed with a NULL rank. Entries and passages are ranked
--   apart and never added; places outside their registration are unknown, with nothing
--   due, and not ranked. ranked_count = districts ranked. NULL = no reading, or not
--   ranked, which is not zero. Reason: no_counts without a reading; nothing_due when
--   nothing is registered and it is not known what was due; incomplete when coverage is
--   below 90 %.
-- 粒度：一行 = 一个片区的一个指标
-- Grain: one row = a district and measure
-- 单位：名次；人次；占比 0–1
-- Unit: ranks; visits; shares 0–1
-- 来源：metric.footfall_by_district（mart.place_day）
-- Source: metric.footfall_by_district, from mart.place_day
create or replace macro metric.footfall_rank(from_on, to_on) as table (
    with districts as (
        select
            sums.*,
            coalesce(sums.coverage_share >= 0.9, false)
            and sums.visit_count is not null as is_complete,
            coalesce(sums.night_coverage_share >= 0.9, false)
            and sums.night_visit_count is not null as is_night_complete,
        from metric.footfall_by_district(from_on, to_on) as sums
    )

    select
        districts.district_id as district_id,
        districts.district_name as district_name,
        districts.measure as measure,
        case
            when districts.is_complete
                then rank() over (
                    partition by districts.measure, districts.is_complete
                    order by districts.visit_count desc
                )
        end as visit_rank,
        districts.visit_count as visit_count,
        count(case when districts.is_complete then 1 end) over (
            partition by districts.measure
        ) as ranked_count,
        case
            when districts.is_night_complete
                then rank() over (
                    partition by districts.measure, districts.is_night_complete
                    order by districts.night_visit_count desc
                )
        end as night_visit_rank,
        districts.night_visit_count as night_visit_count,
        districts.coverage_share as coverage_share,
        districts.night_coverage_share as night_coverage_share,
        case when districts.is_complete then 'ranked' else 'not_ranked' end as verdict,
        case
            when districts.visit_count is null then 'no_counts'
            when districts.coverage_share is null then 'nothing_due'
            when districts.coverage_share < 0.9 then 'incomplete'
        end as reason,
    from districts
    order by measure, visit_rank nulls last, district_id
);
