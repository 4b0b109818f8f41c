-- 指标：两个时期里各点位的客流
-- Metric: Footfall of each place in two periods
-- 口径：按计数日期取数，两个时期的起止两日都含；夜间为这些日子 18:00 开始的各夜。进入与
--   断面各成一行，从不相加。同一批点位（可比样本）= 两个时期里每天都在用、覆盖率都不低
--   于 90% 的点位，is_constant 为真；夜间另看夜间覆盖率，is_night_constant。片区 = 该时
--   期里登记的片区，中间换过的取编号在后的一个，登记期之外为 unknown；两个时期不在同一
--   片区 is_moved 为真。空 = 没有读数，不是 0。reason（为什么不在同一批里）：nothing_due
--   没有登记，不知应有多少；not_over 有一个时期还没有过完（或还没有开始）；
--   not_in_service 不是每天都在用（新开、关闭）；moved_within 时期中间换了片区；
--   incomplete 覆盖率低于 90%；为空 = 在同一批里。
-- Definition: By the day counted, both ends of both periods included; nights are those
--   that begin on these days. Entries and passages in rows of their own, never added.
--   The constant sample = the places in service on every day of both periods with at
--   least 90 % coverage in both: is_constant; for nights also by night coverage:
--   is_night_constant. District = where it was registered in the period, of two the
--   last by id, unknown outside its registration; is_moved when the two differ. NULL =
--   no reading, which is not zero. Reason (why it is left out): nothing_due when it is
--   not registered and nothing was due; not_over when a period is not over, or has not
--   begun; not_in_service when it was not in service on every day (opened, closed);
--   moved_within when it changed district inside a period; incomplete when coverage is
--   below 90 %; NULL = it is in the sample.
-- 粒度：一行 = 一个点位的一个指标
-- Grain: one row = a place and measure
-- 单位：人次；占比 0–1
-- Unit: visits; shares 0–1
-- 来源：mart.place_day
-- Source: mart.place_day
create or replace macro metric.compared_places(
    from_on, to_on, compared_from_on, compared_to_on
) as table (
    with periods as (
        select
            1 as period_number,
            cast(from_on as date) as period_from_on,
            cast(to_on as date) as period_to_on,
        union all
        select
            2 as period_number,
            cast(compared_from_on as date) as period_from_on,
            cast(compared_to_on as date) as period_to_on,
    ),

    newest_day as (
        select max(place_day.counted_on) as newest_on
        from mart.place_day
        where place_day.expected_hours > 0
    ),

    place_periods as (
        select
            place_day.place_id as place_id,
            place_day.measure as measure,
            periods.period_number as period_number,
            coalesce(
                max(
                    case
                        when place_day.expected_hours > 0 then place_day.district_id
                    end
                ),
                max(place_day.district_id)
            ) as district_id,
            min(
                case when place_day.expected_hours > 0 then place_day.district_id end
            )
            <> max(
                case when place_day.expected_hours > 0 then place_day.district_id end
            ) as is_moved_within,
            cast(sum(place_day.visit_count) as bigint) as visit_count,
            cast(sum(place_day.night_visit_count) as bigint) as night_visit_count,
            sum(least(place_day.reported_hours, place_day.expected_hours))
            / nullif(sum(place_day.expected_hours), 0) as coverage_share,
            sum(least(place_day.night_reported_hours, place_day.night_expected_hours))
            / nullif(sum(place_day.night_expected_hours), 0) as night_coverage_share,
            -- a place has one row for each of its days: see its check
            count(case when place_day.expected_hours > 0 then 1 end) as due_day_count,
            max(periods.period_to_on - periods.period_from_on + 1) as period_day_count,
        from mart.place_day
        inner join periods -- two rows: keeps the days of both periods
            on
                place_day.counted_on >= periods.period_from_on
                and place_day.counted_on <= periods.period_to_on
        where place_day.measure in ('entries', 'passages')
        group by place_day.place_id, place_day.measure, periods.period_number
    ),

    place_pairs as (
        select
            place_id,
            measure,
            max(case when period_number = 1 then district_id end) as district_id,
            max(case when period_number = 2 then district_id end)
                as compared_district_id,
            max(case when period_number = 1 then visit_count end) as visit_count,
            max(case when period_number = 2 then visit_count end)
                as compared_visit_count,
            max(case when period_number = 1 then night_visit_count end)
                as night_visit_count,
            max(case when period_number = 2 then night_visit_count end)
                as compared_night_visit_count,
            max(case when period_number = 1 then coverage_share end) as coverage_share,
            max(case when period_number = 2 then coverage_share end)
                as compared_coverage_share,
            max(case when period_number = 1 then night_coverage_share end)
                as night_coverage_share,
            max(case when period_number = 2 then night_coverage_share end)
                as compared_night_coverage_share,
            count(case when due_day_count = period_day_count then 1 end) = 2
                as is_in_service,
            sum(due_day_count) > 0 as is_anything_due,
            bool_or(is_moved_within) as is_moved_within,
        from place_periods
        group by place_id, measure
    ),

    -- of both periods asked for: one that has not begun has no rows to ask
    last_days as (
        select max(periods.period_to_on) as last_to_on
        from periods
    ),

    judged_pairs as (
        select
            place_pairs.*,
            case
                when not place_pairs.is_anything_due then 'nothing_due'
                when last_days.last_to_on > newest_day.newest_on then 'not_over'
                when not place_pairs.is_in_service then 'not_in_service'
                when place_pairs.is_moved_within then 'moved_within'
                when
                    place_pairs.coverage_share < 0.9
                    or place_pairs.compared_coverage_share < 0.9
                    then 'incomplete'
            end as reason,
        from place_pairs
        cross join newest_day
        cross join last_days
    )

    select
        place_id,
        measure,
        district_id,
        compared_district_id,
        visit_count,
        compared_visit_count,
        night_visit_count,
        compared_night_visit_count,
        coverage_share,
        compared_coverage_share,
        night_coverage_share,
        compared_night_coverage_share,
        reason is null as is_constant,
        reason is null
        and coalesce(night_coverage_share >= 0.9, false)
        and coalesce(compared_night_coverage_share >= 0.9, false)
            as is_night_constant,
        coalesce(district_id <> compared_district_id, false) as is_moved,
        case when reason is null then 'kept' else 'left_out' end as verdict,
        reason,
    from judged_pairs
    order by place_id, measure
);
