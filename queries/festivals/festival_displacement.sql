-- 指标：各届活动的客流搬移
-- Metric: Displacement by each edition
-- 口径：asked_event_id 为空 = 各届都要。活动点位的增量、周围各片区同期的变化、两者之和。
--   area_type：event_places 活动自己的点位；own_district 所在片区其余点位；neighbour 同
--   一上级的其他片区；net = 活动点位与其余有基线的各行之和，left_out_area_count 为没有
--   基线而不在其中的块数。周围的点位以 metric.edition_areas 为准，不完整的不计，
--   left_out_place_count 为个数。每块地方用自己的平常日：它和活动点位都完整、都没有活动。
--   net 的人次、基线、增量正好等于这些行之和；net 的区间由合计序列的安慰剂得出，不是各
--   行区间相加。around_uplift_visit_count 只在 net 有：它的增量减活动点位的。估计、区间、
--   verdict 与 metric.uplift_in_windows 相同：首末两日都含，06:00 及以前结束的末日为前
--   一天。flow_type：from = 该处显著减少，活动从那里搬来；to = 显著增加；空 = 看不出来，
--   或是活动点位和合计。reason：incomplete 没有完整的点位，或某天不足 90% 的小时；
--   past_calendar 日历没有那些日子；makeup_workday 活动日含调休上班日；
--   holiday_without_earlier_years 节假日没有可比的较早年份；too_few_weeks 八周里可用的
--   不足五周；no_base 基线为 0；holiday_without_placebo节假日没有安慰剂；
--   too_few_placebos 安慰剂不足 19 个；overlapping_event 当天另有活动；no_neighbours 周
--   围没有可比的地方，net 只是活动点位；areas_left_out 有的地方没有基线，不在 net 之内；
--   weeks_to_come 后四周还没有计齐，基线以后会变。进入与断面各成一行，从不相加。空 = 没
--   有，不是 0。已取消、地点没有登记、没有计数的活动没有行；片区为空 = 活动点位或合计；
--   没有片区的活动按点位所在的片区。
-- Definition: asked_event_id NULL = every edition. The uplift at the edition's places,
--   the change around it on the same days, and their sum. area_type: event_places, its
--   own; own_district, the other places of its districts; neighbour, the other
--   districts of the same parent; net, its own and those of the others that have a
--   baseline; left_out_area_count counts those that have none. The places around are
--   those of metric.edition_areas, complete ones alone; left_out_place_count counts the
--   others. An area has ordinary days of its own: its places and the edition's are
--   complete and have no event. Visits, baseline and uplift of net are exactly the sums
--   of the rows; its interval comes from placebos of the summed series, not from adding
--   intervals. around_uplift_visit_count, of net alone, is its uplift less that of the
--   edition's places. Estimator, interval and verdict as in metric.uplift_in_windows:
--   first and last day included; an edition that ends at or before 06:00 ends on the
--   day before. flow_type: from, a clear decrease, that is where visits were moved
--   from; to, a clear increase; NULL, cannot be told, or the row is of the edition's
--   places or net. reason: incomplete, no complete place there or less than 90 % of the
--   hours of a day; past_calendar, the calendar lacks the days; makeup_workday, one of
--   its days is; holiday_without_earlier_years, nothing to compare a holiday with;
--   too_few_weeks, fewer than five usable weeks of eight; no_base, the baseline is 0;
--   holiday_without_placebo, holidays have no placebos; too_few_placebos, fewer than
--   19; overlapping_event, another event on its days; no_neighbours, nothing comparable
--   around, net is of its own places alone; areas_left_out, areas without a baseline
--   are not in net; weeks_to_come, the four weeks after it have not all been counted
--   and the baseline will still change. Entries and passages in rows of their own,
--   never added. NULL = there is none, which is not zero. Editions that were cancelled,
--   whose venue is not registered or that have no counts have no rows; a NULL district
--   = its places or net; without a district, that of its places decides.
-- 粒度：一行 = 一届活动、一块地方的一个指标
-- Grain: one row = an edition, area and measure
-- 单位：人次；比；个
-- Unit: visits; ratios; windows, places
-- 来源：mart.place_day（经 metric.edition_areas、metric.uplift_in_windows）
-- Source: mart.place_day, through metric.edition_areas and metric.uplift_in_windows
create or replace macro metric.festival_displacement(
    asked_event_id := null
) as table (
    with areas as (
        select
            edition_areas.event_id as event_id,
            edition_areas.area_type as area_type,
            edition_areas.district_id as district_id,
            edition_areas.place_ids as place_ids,
            edition_areas.place_count as place_count,
            edition_areas.left_out_place_count as left_out_place_count,
            edition_places.starts_on as starts_on,
            edition_places.ends_on as ends_on,
            list_distinct(
                list_concat(edition_areas.place_ids, edition_places.place_ids)
            ) as guard_place_ids,
            edition_areas.event_id || ' ' || edition_areas.area_type || ' '
            || coalesce(edition_areas.district_id, '') as area_id,
        from metric.edition_areas(asked_event_id) as edition_areas
        inner join metric.edition_places() as edition_places -- areas are of editions
            on edition_areas.event_id = edition_places.event_id
        where edition_areas.area_type <> 'control'
    ),

    -- each area by itself, and all areas of an edition as the parts of its net
    windows_to_ask as (
        select
            area_id as window_id,
            false as is_optional,
            areas.*,
        from areas
        where place_count > 0

        union all

        select
            event_id || ' net' as window_id,
            area_type <> 'event_places' as is_optional,
            areas.*,
        from areas
        where place_count > 0
    ),

    listed_windows as (
        select
            list(
                struct_pack(
                    window_id := window_id,
                    part_id := area_id,
                    event_id := event_id,
                    place_ids := place_ids,
                    guard_place_ids := guard_place_ids,
                    from_on := starts_on,
                    to_on := ends_on,
                    is_optional := is_optional
                )
            ) as windows_of_areas,
        from windows_to_ask
    ),

    measured as (
        select area_uplift.*
        from metric.uplift_in_windows(
            (select listed_windows.windows_of_areas from listed_windows), false
        ) as area_uplift
    ),

    measures_of_editions as (
        select distinct
            areas.event_id as event_id,
            measured.measure as measure,
        from measured
        inner join areas -- keeps those of areas: nets have no row there
            on measured.window_id = areas.area_id
        where areas.area_type = 'event_places'
    ),

    area_rows as (
        select
            areas.*,
            measures_of_editions.measure as measure,
            measured.baseline_visit_count is not null as is_comparable,
        from areas
        inner join measures_of_editions -- an edition without counts has no rows
            on areas.event_id = measures_of_editions.event_id
        left join measured
            on
                areas.area_id = measured.window_id
                and measures_of_editions.measure = measured.measure
    ),

    rows_and_nets as (
        select
            event_id,
            measure,
            area_type,
            district_id,
            area_id as window_id,
            place_count,
            left_out_place_count,
            0 as left_out_area_count,
            1 as area_count,
        from area_rows

        union all

        select
            event_id,
            measure,
            'net' as area_type,
            null as district_id,
            event_id || ' net' as window_id,
            sum(place_count) filter (
                where is_comparable or area_type = 'event_places'
            ) as place_count,
            sum(left_out_place_count) as left_out_place_count,
            count(*) filter (
                where not is_comparable and area_type <> 'event_places'
            ) as left_out_area_count,
            count(*) filter (
                where is_comparable or area_type = 'event_places'
            ) as area_count,
        from area_rows
        group by event_id, measure
    )

    select
        rows_and_nets.event_id as event_id,
        rows_and_nets.measure as measure,
        rows_and_nets.area_type as area_type,
        rows_and_nets.district_id as district_id,
        dim_district.district_name as district_name,
        measured.visit_count as visit_count,
        measured.baseline_visit_count as baseline_visit_count,
        measured.uplift_visit_count as uplift_visit_count,
        measured.uplift_ratio as uplift_ratio,
        measured.uplift_low_ratio as uplift_low_ratio,
        measured.uplift_high_ratio as uplift_high_ratio,
        coalesce(measured.placebo_count, 0) as placebo_count,
        coalesce(measured.verdict, 'no_baseline') as verdict,
        case
            when measured.measure is null then 'incomplete'
            when measured.reason <> 'weeks_to_come' then measured.reason
            when rows_and_nets.area_type = 'net' and rows_and_nets.area_count = 1
                then 'no_neighbours'
            when rows_and_nets.left_out_area_count > 0 then 'areas_left_out'
            else measured.reason
        end as reason,
        case
            when rows_and_nets.area_type in ('event_places', 'net') then null
            when measured.verdict = 'below' then 'from'
            when measured.verdict = 'above' then 'to'
        end as flow_type,
        cast(rows_and_nets.place_count as bigint) as place_count,
        cast(rows_and_nets.left_out_place_count as bigint) as left_out_place_count,
        cast(rows_and_nets.left_out_area_count as bigint) as left_out_area_count,
        measured.detectable_ratio as detectable_ratio,
        measured.placebo_low_ratio as placebo_low_ratio,
        case
            when rows_and_nets.area_type = 'net'
                then
                    measured.uplift_visit_count
                    - max(measured.uplift_visit_count) filter (
                        where rows_and_nets.area_type = 'event_places'
                    ) over (
                        partition by rows_and_nets.event_id, rows_and_nets.measure
                    )
        end as around_uplift_visit_count,
    from rows_and_nets
    left join measured
        on
            rows_and_nets.window_id = measured.window_id
            and rows_and_nets.measure = measured.measure
    left join core.dim_district
        on rows_and_nets.district_id = dim_district.district_id
    order by event_id, measure, area_type, district_id
);
