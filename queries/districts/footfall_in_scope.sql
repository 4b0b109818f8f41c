-- 指标：一个范围的客流
-- Metric: Footfall within a scope
-- 口径：该片区和它的全部下级合计，范围为空 = 全部（含 unknown）。其余同“各片区客流”：按
--   计数日期，起止两日都含；进入与断面各成一行，从不相加；离开、在场、累计、去重人数和
--   跨多日的数不计；夜间占比只用有夜间小时数、并且已经过完的夜（当夜小时到齐，或全库有
--   更晚的、次日 06:00 以后的小时数）；空 = 没有读数或不给，不是 0。night_share_reason
--   （为什么没有夜间占比）：no_counts 没有夜间小时数（如只报全天数）；nothing_due 没有登
--   记，不知应有多少；not_over 没有一夜过完；incomplete 过完的夜覆盖率低于 90%；no_base
--   全天人次为 0。范围内没有计数点位时没有行。
-- Definition: The district with everything below it; a NULL scope = everything, unknown
--   included. Otherwise as footfall by district: by the day counted, both ends
--   included; entries and passages in rows of their own, never added; exits, presence,
--   running totals, unique people and figures for several days excluded; night share
--   from place-days with hourly night readings whose night is over (all its hours came,
--   or the warehouse has later hours, from 06:00 of the next day on); NULL = no
--   reading, or not given, which is not zero. night_share_reason (why there is no night
--   share): no_counts without hourly night readings (such as day totals alone);
--   nothing_due when it is not registered and nothing was due; not_over when no night
--   is over; incomplete when the nights that are over have less than 90 % coverage;
--   no_base when nobody came around the clock. A scope without counting places has no
--   row.
-- 粒度：一行 = 一个指标
-- Grain: one row = a measure
-- 单位：人次；占比 0–1；天
-- Unit: visits; shares 0–1; days
-- 来源：mart.place_day（经 metric.footfall_sums）
-- Source: mart.place_day, through metric.footfall_sums
create or replace macro metric.footfall_in_scope(
    scope_district_id, from_on, to_on
) as table (
    select
        sums.measure as measure,
        sums.visit_count as visit_count,
        sums.night_visit_count as night_visit_count,
        sums.night_share as night_share,
        sums.coverage_share as coverage_share,
        sums.night_coverage_share as night_coverage_share,
        sums.estimated_share as estimated_share,
        sums.day_count as day_count,
        sums.night_share_reason as night_share_reason,
    from metric.footfall_sums(scope_district_id, from_on, to_on) as sums
    where sums.is_whole_scope
    order by measure
);
