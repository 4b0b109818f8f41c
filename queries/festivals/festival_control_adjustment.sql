-- 指标：各届活动的对照调整
-- Metric: Control-adjusted uplift of each edition
-- 口径：asked_event_id 为空 = 各届都要。control = 活动所在片区的上级之外的完整点位（见
--   metric.edition_areas），活动搬不动它们的人。uplift_ 各列与 metric.festival_uplift
--   相同。调整后的增量比 = 活动点位的（人次 ÷ 基线）÷ control 的（人次 ÷ 基线）− 1，两
--   边各用自己的平常日。安慰剂 = 两边同一时段都可作安慰剂的时段，不少于 19 个；安慰剂误
--   差 = 安慰剂时段误差的中位数，未调整的为 placebo_error_ratio，调整后的为
--   control_placebo_error_ratio；后者更小时 is_control_adjusted 为真，verdict 用调整后
--   的，否则用未调整的。首末两日都含，06:00 及以前结束的末日为前一天。
--   metric.festival_uplift 从不调整。reason：cancelled 已取消；no_places地点没有登记；
--   no_counts 没有计数；no_controls 没有 control，verdict 用未调整的；
--   controls_not_usable control 当天有活动、没有基线或安慰剂不足 19 个，verdict 用未调
--   整的；其余与 metric.uplift_in_windows 相同。进入与断面各成一行，从不相加。空 = 没
--   有，不是 0。没有片区的活动按点位所在的片区。
-- Definition: asked_event_id NULL = every edition. Controls are the complete places
--   outside of the parent of the edition's districts (metric.edition_areas), which it
--   cannot take visits from. The columns uplift_ are those of metric.festival_uplift.
--   Adjusted uplift ratio = visits ÷ baseline of its places ÷ visits ÷ baseline of the
--   controls, less 1, each on ordinary days of its own. Placebos are the windows that
--   are placebos of both, at least 19. The placebo error is their median error:
--   placebo_error_ratio without adjustment, control_placebo_error_ratio with it; where
--   the latter is smaller, is_control_adjusted is true and verdict is of the adjusted
--   uplift, else of the plain one. First and last day included; an edition that ends at
--   or before 06:00 ends on the day before. metric.festival_uplift never adjusts.
--   reason: cancelled; no_places, the venue is not registered; no_counts, no counts;
--   no_controls, there are none and verdict is of the plain uplift;
--   controls_not_usable, they have an event on its days, no baseline or fewer than 19
--   placebos, and verdict is of the plain uplift; the others as in
--   metric.uplift_in_windows. Entries and passages in rows of their own, never added.
--   NULL = there is none, which is not zero. Without a district, that of its places
--   decides.
-- 粒度：一行 = 一届活动的一个指标
-- Grain: one row = an edition and measure
-- 单位：比；个
-- Unit: ratios; places, windows
-- 来源：mart.place_day（经 metric.uplift_baselines）
-- Source: mart.place_day, through metric.uplift_baselines
create or replace macro metric.festival_control_adjustment(
    asked_event_id := null
) as table (
    with asked as (
        select cast(asked_event_id as varchar) as edition_id
    ),

    held as (
        select edition_places.*
        from metric.edition_places() as edition_places
        inner join asked -- one row: keeps the edition asked for
            on asked.edition_id is null or edition_places.event_id = asked.edition_id
    ),

    controls as (
        select
            event_id,
            place_ids,
            place_count,
        from metric.edition_areas(asked_event_id)
        where area_type = 'control' and place_count > 0
    ),

    plain_windows as (
        select
            list(
                struct_pack(
                    window_id := event_id,
                    event_id := event_id,
                    place_ids := place_ids,
                    from_on := starts_on,
                    to_on := ends_on
                )
            ) as windows_of_editions,
        from held
        where not is_cancelled and place_count > 0
    ),

    control_windows as (
        select
            list(
                struct_pack(
                    window_id := controls.event_id,
                    event_id := controls.event_id,
                    place_ids := controls.place_ids,
                    from_on := held.starts_on,
                    to_on := held.ends_on
                )
            ) as windows_of_controls,
        from controls
        inner join held on controls.event_id = held.event_id -- areas are of editions
        where not held.is_cancelled
    ),

    plain as (
        select plain_uplift.*
        from metric.uplift_in_windows(
            (select plain_windows.windows_of_editions from plain_windows), false
        ) as plain_uplift
    ),

    adjusted_errors as (
        select
            plain_errors.window_id as event_id,
            plain_errors.measure as measure,
            plain_errors.window_number as window_number,
            plain_errors.is_placebo and control_errors.is_placebo as is_placebo,
            control_errors.other_event_day_count = 0 as is_control_quiet,
            plain_errors.error_ratio
            / nullif(control_errors.error_ratio, 0) as error_ratio,
        from
            metric.uplift_baselines(
                (select plain_windows.windows_of_editions from plain_windows), false
            ) as plain_errors
        inner join
            metric.uplift_baselines(
                (select control_windows.windows_of_controls from control_windows), false
            ) as control_errors -- editions without controls are joined back below
            on
                plain_errors.window_id = control_errors.window_id
                and plain_errors.measure = control_errors.measure
                and plain_errors.window_number = control_errors.window_number
    ),

    ranked as (
        select
            event_id,
            measure,
            error_ratio,
            row_number() over (
                partition by event_id, measure order by error_ratio
            ) as error_rank,
            count(*) over (partition by event_id, measure) as placebo_count,
        from adjusted_errors
        where is_placebo and error_ratio is not null
    ),

    -- the ranks of metric.uplift_in_windows
    adjusted_placebos as (
        select
            event_id,
            measure,
            min(placebo_count) as placebo_count,
            median(abs(error_ratio - 1)) as placebo_error_ratio,
            sum(
                error_ratio
                * greatest(0, 1 - abs(error_rank - (placebo_count + 1) / 20.0))
            ) as low_error_ratio,
            sum(
                error_ratio
                * greatest(0, 1 - abs(error_rank - (placebo_count + 1) * 0.95))
            ) as high_error_ratio,
        from ranked
        group by event_id, measure
    ),

    chosen as (
        select
            held.event_id as event_id,
            held.is_cancelled as is_cancelled,
            held.place_count as place_count,
            plain.measure as measure,
            plain.uplift_ratio as uplift_ratio,
            plain.uplift_low_ratio as uplift_low_ratio,
            plain.uplift_high_ratio as uplift_high_ratio,
            plain.placebo_count as placebo_count,
            plain.placebo_error_ratio as placebo_error_ratio,
            plain.verdict as plain_verdict,
            plain.reason as plain_reason,
            controls.place_count as control_place_count,
            -- the ratio is there where all that it needs is
            case
                when
                    plain.uplift_low_ratio is not null
                    and adjusted.is_control_quiet
                    and placebos.placebo_count >= 19
                    then adjusted.error_ratio
            end as adjusted_error_ratio,
            placebos.placebo_error_ratio as control_placebo_error_ratio,
            placebos.low_error_ratio as low_error_ratio,
            placebos.high_error_ratio as high_error_ratio,
        from held
        left join plain on held.event_id = plain.window_id
        left join controls on held.event_id = controls.event_id
        left join adjusted_errors as adjusted
            on
                held.event_id = adjusted.event_id
                and plain.measure = adjusted.measure
                and adjusted.window_number = 0
        left join adjusted_placebos as placebos
            on
                held.event_id = placebos.event_id
                and plain.measure = placebos.measure
    ),

    judged as (
        select
            chosen.*,
            coalesce(
                adjusted_error_ratio is not null
                and control_placebo_error_ratio < placebo_error_ratio,
                false
            ) as is_control_adjusted,
        from chosen
    )

    select
        event_id,
        measure,
        uplift_ratio,
        uplift_low_ratio,
        uplift_high_ratio,
        placebo_error_ratio,
        adjusted_error_ratio - 1 as control_adjusted_uplift_ratio,
        adjusted_error_ratio
        / nullif(high_error_ratio, 0) - 1 as control_adjusted_uplift_low_ratio,
        adjusted_error_ratio
        / nullif(low_error_ratio, 0) - 1 as control_adjusted_uplift_high_ratio,
        case
            when adjusted_error_ratio is not null then control_placebo_error_ratio
        end as control_placebo_error_ratio,
        is_control_adjusted,
        coalesce(placebo_count, 0) as placebo_count,
        coalesce(control_place_count, 0) as control_place_count,
        case
            when plain_verdict is null then 'no_baseline'
            when not is_control_adjusted then plain_verdict
            when adjusted_error_ratio > high_error_ratio then 'above'
            when adjusted_error_ratio < low_error_ratio then 'below'
            else 'not_distinguishable'
        end as verdict,
        case
            when is_cancelled then 'cancelled'
            when place_count = 0 then 'no_places'
            when measure is null then 'no_counts'
            when plain_reason <> 'weeks_to_come' then plain_reason
            when control_place_count is null then 'no_controls'
            when adjusted_error_ratio is null then 'controls_not_usable'
            else plain_reason
        end as reason,
    from judged
    order by event_id, measure
);
