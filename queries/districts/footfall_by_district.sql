-- 指标：各片区客流
-- Metric: Footfall by district
-- 口径：按计数日期取数，起止两日都含；夜间为这些日子 18:00 开始的各夜，末夜算到次日
--   06:00。进入与断面各成一行，从不相加；离开、在场、累计、去重人数和跨多日的数不计。夜
--   间占比 = 夜间人次 ÷ 同一批点位日 06:00 至次日 06:00 的人次，只用有夜间小时数、并且
--   已经过完的夜（当夜小时到齐，或全库有更晚的、次日 06:00 以后的小时数）。覆盖率 = 有
--   读数的计数器小时 ÷ 应有的，每个点位每天最多算到应有。空 = 没有读数或不给，不是 0。
--   night_share_reason（为什么没有夜间占比）：no_counts 没有夜间小时数（如只报全天
--   数）；nothing_due 没有登记，不知应有多少；not_over 没有一夜过完；incomplete 过完的夜
--   覆盖率低于 90%；no_base 全天人次为 0。登记期之外的点位归入 unknown；没有登记的片区名
--   称为空；没有计数点位的片区没有行。day_count 为有读数的天数。人次是进门或过线的次
--   数，含居民和工作人员，不是国际统计口径（IRTS）的游客。
-- Definition: By the day counted, both ends included; nights are those that begin on
--   these days, the last one to 06:00 of the next. Entries and passages stand in rows
--   of their own and are never added; exits, presence, running totals, unique people
--   and figures for several days are excluded. Night share = night visits ÷ visits from
--   06:00 to 06:00 of the same place-days, those with hourly night readings whose night
--   is over (all its hours came, or the warehouse has later hours, from 06:00 of the
--   next day on). Coverage = counter-hours reported ÷ due, each place-day counted up to
--   what was due. NULL = no reading, or not given, which is not zero.
--   night_share_reason (why there is no night share): no_counts without hourly night
--   readings (such as day totals alone); nothing_due when it is not registered and
--   nothing was due; not_over when no night is over; incomplete when the nights that
--   are over have less than 90 % coverage; no_base when nobody came around the clock.
--   Places outside their registration are unknown; an unregistered district has no
--   name; a district without counting places has no row. day_count = days with a
--   reading. Visits are passages through a gate or line, residents and staff included,
--   not visitors in the sense of IRTS.
-- 粒度：一行 = 一个片区的一个指标
-- Grain: one row = a district and measure
-- 单位：人次；占比 0–1；天
-- Unit: visits; shares 0–1; days
-- 来源：mart.place_day（经 metric.footfall_sums）、core.dim_district
-- Source: mart.place_day, through metric.footfall_sums; core.dim_district
create or replace macro metric.footfall_by_district(from_on, to_on) as table (
    select
        sums.district_id as district_id,
        dim_district.district_name as district_name,
        sums.measure as measure,
        sums.visit_count as visit_count,
        sums.night_visit_count as night_visit_count,
        sums.night_share as night_share,
        sums.coverage_share as coverage_share,
        sums.night_coverage_share as night_coverage_share,
        sums.estimated_share as estimated_share,
        sums.day_count as day_count,
        sums.night_share_reason as night_share_reason,
    -- The register is joined to the sums, never summed over: see DECISIONS 20.
    from metric.footfall_sums(null, from_on, to_on) as sums
    left join core.dim_district
        on sums.district_id = dim_district.district_id
    where not sums.is_whole_scope
    order by district_id, measure
);
