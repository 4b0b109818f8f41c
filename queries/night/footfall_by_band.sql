-- 指标：各片区每日一个时段的客流
-- Metric: Footfall by district and day within a band of hours
-- 口径：from_hour 至 to_hour 的钟点，当地时间，起点含、终点不含；终点不大于起点时跨过午
--   夜，24 与 0 相同。时段归到它开始的那一天（band_on）：22–4 时段里 02:00 的人次属前一
--   天；取 band_on 在 from_on 至 to_on 之间的，两日都含。from_hour 须为 0–23，to_hour
--   须为 0–24，否则报错。18 与 6 = 夜间人次（18:00–次日 06:00，文件没有规定钟点，所以可
--   调）。进入与断面各成一行，从不相加；离开、在场、累计、去重人数、只报全天的数不计。
--   片区 = 点位该钟点当天登记的片区，登记期之外的归入 unknown。空 = 没有读数，不是 0：
--   应报未报的日子有行。覆盖率 = 时段内有可信读数的计数器小时 ÷ 应有的（换时的日子按 24
--   小时折算）；低于 90% 或没有应有的，verdict 为 incomplete、reason 为 incomplete，人
--   次是已到的。
-- Definition: Clock hours from from_hour to to_hour, local time, the first included,
--   the last not; an end not after the start runs across midnight, and 24 is 0. A band
--   belongs to the day it began on (band_on): in 22–4 the visits at 02:00 are those of
--   the day before. Bands that begin from from_on to to_on, both included. from_hour
--   must be 0–23 and to_hour 0–24, anything else is an error. 18 and 6 give the night
--   visits (18:00–06:00; no notice fixes hours, so they can be chosen). Entries and
--   passages in rows of their own, never added; exits, presence, running totals, unique
--   people and day totals excluded. District = where the place was registered on the
--   day of the hour, unknown outside its registration. NULL = no reading, which is not
--   zero: days that were due have a row. Coverage = counter-hours of the band with a
--   reading that is not suspect ÷ due (per 24 h where clocks change); below 90 %, or
--   with nothing due, verdict and reason are incomplete, and the visits are those that
--   came.
-- 粒度：一行 = 一个片区一天的一个指标
-- Grain: one row = a district, day and measure
-- 单位：人次；占比 0–1
-- Unit: visits; shares 0–1
-- 来源：mart.place_hour、mart.expected_day
-- Source: mart.place_hour, mart.expected_day
create or replace macro metric.footfall_by_band(
    from_on, to_on, from_hour, to_hour
) as table (
    with given as (
        select
            cast(from_on as date) as from_on,
            cast(to_on as date) as to_on,
            cast(from_hour as integer) as begins_hour,
            cast(to_hour as integer) as ends_hour,
    ),

    asked as (
        select
            given.from_on as from_on,
            given.to_on as to_on,
            case
                when begins_hour >= 0 and begins_hour <= 23 then begins_hour
                else cast(error('from_hour must be 0 to 23') as integer)
            end as begins_hour,
            case
                when ends_hour >= 0 and ends_hour <= 24 then ends_hour
                else cast(error('to_hour must be 0 to 24') as integer)
            end as ends_hour,
            ends_hour <= begins_hour as is_across_midnight,
            case
                when ends_hour <= begins_hour then ends_hour - begins_hour + 24
                else ends_hour - begins_hour
            end as band_hours,
        from given
    ),

    band_hours as (
        select
            place_hour.place_id as place_id,
            place_hour.district_id as district_id,
            place_hour.measure as measure,
            case
                when
                    asked.is_across_midnight and place_hour.hour < asked.ends_hour
                    then place_hour.counted_on - 1
                else place_hour.counted_on
            end as band_on,
            place_hour.visit_count as visit_count,
            place_hour.reported_hours as reported_hours,
            0 as due_hours,
        from mart.place_hour
        inner join asked -- one row: keeps the hours of the band, a morning further
            on
                place_hour.counted_on >= asked.from_on
                and place_hour.counted_on <= asked.to_on + 1
                and case
                    when asked.is_across_midnight
                        then
                            place_hour.hour >= asked.begins_hour
                            or place_hour.hour < asked.ends_hour
                    else
                        place_hour.hour >= asked.begins_hour
                        and place_hour.hour < asked.ends_hour
                end
        where place_hour.measure in ('entries', 'passages')

        union all

        select
            expected_day.place_id as place_id,
            expected_day.district_id as district_id,
            expected_day.measure as measure,
            expected_day.counted_on as band_on,
            cast(null as bigint) as visit_count,
            0 as reported_hours,
            expected_day.expected_hours / 24 * asked.band_hours as due_hours,
        from mart.expected_day
        cross join asked
        where expected_day.measure in ('entries', 'passages')
    ),

    place_bands as (
        select
            band_hours.district_id as district_id,
            band_hours.band_on as band_on,
            band_hours.measure as measure,
            sum(band_hours.visit_count) as visit_count,
            sum(band_hours.reported_hours) as reported_hours,
            sum(band_hours.due_hours) as due_hours,
        from band_hours
        inner join asked -- one row: keeps the bands that begin on the days asked for
            on
                band_hours.band_on >= asked.from_on
                and band_hours.band_on <= asked.to_on
        group by
            band_hours.place_id,
            band_hours.district_id,
            band_hours.band_on,
            band_hours.measure
    ),

    bands as (
        select
            district_id,
            band_on,
            measure,
            cast(sum(visit_count) as bigint) as visit_count,
            sum(least(reported_hours, due_hours)) / nullif(sum(due_hours), 0)
                as coverage_share,
        from place_bands
        group by district_id, band_on, measure
    )

    select
        district_id,
        band_on,
        measure,
        visit_count,
        coverage_share,
        case when coverage_share >= 0.9 then 'complete' else 'incomplete' end
            as verdict,
        case
            when coverage_share >= 0.9 then null
            else 'incomplete'
        end as reason,
    from bands
    order by district_id, band_on, measure
);
