-- 指标：各片区客流的变化（同一批点位）
-- Metric: Change of footfall by district, like for like
-- 口径：按计数日期取数，两个时期的起止两日都含。visit_count、compared_visit_count 为全
--   部点位；constant_ 各列只含同一批点位：两个时期每天都在用、覆盖率都不低于 90%、没有
--   换片区，没有算进来的列在 left_out_place_ids。change_ratio 为同一批点位的变化，
--   night_change_ratio 为其中夜间也完整的（当天 18:00 开始的夜）；daily_change_ratio 按
--   日均；all_change_ratio 为全部点位，点位增减也算在里面，两边覆盖率都不低于 90% 才
--   有。日均 = 人次 ÷ 时期的天数。进入与断面各成一行，从不相加；登记期之外的点位归入
--   unknown；空 = 没有读数或不可比，不是 0。verdict 为 daily_only 时只比日均。reason：
--   no_counts 这一时期没有读数；no_base 相比时期没有读数或为 0；no_constant_sample 没有
--   两个时期都完整的点位；different_length 两个时期长短不同，总量不比。
-- Definition: By the day counted, both ends of both periods included. visit_count and
--   compared_visit_count hold all places; the constant_ columns only the constant
--   sample: places in service on every day of both periods, covered to 90 % or more in
--   both, in the same district; those left out are listed in left_out_place_ids.
--   change_ratio is the change of the constant sample, night_change_ratio of those
--   whose nights (that begin on these days) are complete as well; daily_change_ratio
--   compares daily means; all_change_ratio holds all places, and with them places that
--   came or went, and needs 90 % coverage on both sides. Daily mean = visits ÷ days of
--   the period. Entries and passages in rows of their own, never added; places outside
--   their registration are unknown; NULL = no reading or not comparable, which is not
--   zero. With the verdict daily_only only daily means compare. Reason: no_counts when
--   the period has no reading; no_base when the other has none, or zero;
--   no_constant_sample when no place is complete in both; different_length when the
--   periods differ in length, totals are not compared.
-- 粒度：一行 = 一个片区的一个指标
-- Grain: one row = a district and measure
-- 单位：人次；人次/日；比率；占比 0–1；天；个
-- Unit: visits; visits a day; ratios; shares 0–1; days; places
-- 来源：metric.compared_footfall（mart.place_day）
-- Source: metric.compared_footfall, from mart.place_day
create or replace macro metric.footfall_change(
    from_on, to_on, compared_from_on, compared_to_on
) as table (
    select
        changes.district_id as district_id,
        changes.measure as measure,
        changes.visit_count as visit_count,
        changes.compared_visit_count as compared_visit_count,
        changes.constant_visit_count as constant_visit_count,
        changes.compared_constant_visit_count as compared_constant_visit_count,
        changes.change_ratio as change_ratio,
        changes.constant_visit_count_per_day as constant_visit_count_per_day,
        changes.compared_constant_visit_count_per_day
            as compared_constant_visit_count_per_day,
        changes.daily_change_ratio as daily_change_ratio,
        changes.constant_night_visit_count as constant_night_visit_count,
        changes.compared_constant_night_visit_count
            as compared_constant_night_visit_count,
        changes.night_change_ratio as night_change_ratio,
        changes.daily_night_change_ratio as daily_night_change_ratio,
        changes.all_change_ratio as all_change_ratio,
        changes.coverage_share as coverage_share,
        changes.compared_coverage_share as compared_coverage_share,
        changes.day_count as day_count,
        changes.compared_day_count as compared_day_count,
        changes.constant_place_count as constant_place_count,
        changes.constant_night_place_count as constant_night_place_count,
        changes.left_out_place_count as left_out_place_count,
        changes.left_out_place_ids as left_out_place_ids,
        changes.verdict as verdict,
        changes.reason as reason,
    from
        metric.compared_footfall(
            null, from_on, to_on, compared_from_on, compared_to_on
        ) as changes
    where not changes.is_whole_scope
    order by district_id, measure
);
