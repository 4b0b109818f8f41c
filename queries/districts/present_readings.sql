-- 指标：各点位在场人数
-- Metric: People present at each place
-- 口径：取 from_at 至 to_at 之间的时刻，两端都含，当地时间。一个点位一个营业日（06:00
--   至次日 06:00）只用一种来源，source_type：有在场快照用 snapshot；没有才用
--   running_total，进的累计减出的累计；再没有才用 entries_and_exits，06:00 以来进入减离
--   开。各点位、各时刻从不相加。不给数的行留着，人数为空，不是 0，verdict 为
--   not_known，reason 为各来源的：counter_missing、no_direction、no_exits、total_fell、
--   missing_hours、drift，见 metric.present_by_snapshot、present_by_total、
--   present_by_flow。登记期之外的点位片区为 unknown。
-- Definition: Instants from from_at to to_at, both included, local time. On a business
--   day (06:00 to 06:00) a place has one source, source_type: snapshot where there are
--   snapshots of people present; only without them running_total, totals in minus
--   totals out; only without those entries_and_exits, entries minus exits since 06:00.
--   Places and instants are never added. Refused rows stay with NULL, which is not
--   zero, verdict not_known and the reason of their source: counter_missing,
--   no_direction, no_exits, total_fell, missing_hours, drift; see
--   metric.present_by_snapshot, present_by_total, present_by_flow. Places outside their
--   registration are unknown.
-- 粒度：一行 = 一个点位一个时刻
-- Grain: one row = a place and instant
-- 单位：人、分钟
-- Unit: people, minutes
-- 来源：core.fct_visitor_count、mart.place_hour、core.dim_counter、core.dim_place
-- Source: core.fct_visitor_count, mart.place_hour, core.dim_counter, core.dim_place
create or replace macro metric.present_readings(from_at, to_at) as table (
    with all_sources as (
        select
            snapshots.place_id as place_id,
            snapshots.counted_at as counted_at,
            snapshots.present_count as present_count,
            snapshots.counted_on as counted_on,
            snapshots.business_on as business_on,
            snapshots.utc_offset_minutes as utc_offset_minutes,
            snapshots.interval_minutes as interval_minutes,
            snapshots.verdict as verdict,
            snapshots.reason as reason,
            1 as source_rank,
        from metric.present_by_snapshot(from_at, to_at) as snapshots

        union all

        select
            totals.place_id as place_id,
            totals.counted_at as counted_at,
            totals.present_count as present_count,
            totals.counted_on as counted_on,
            totals.business_on as business_on,
            totals.utc_offset_minutes as utc_offset_minutes,
            totals.interval_minutes as interval_minutes,
            totals.verdict as verdict,
            totals.reason as reason,
            2 as source_rank,
        from metric.present_by_total(from_at, to_at) as totals

        union all

        select
            flows.place_id as place_id,
            flows.counted_at as counted_at,
            flows.present_count as present_count,
            flows.counted_on as counted_on,
            flows.business_on as business_on,
            0 as utc_offset_minutes,
            flows.interval_minutes as interval_minutes,
            flows.verdict as verdict,
            flows.reason as reason,
            3 as source_rank,
        from metric.present_by_flow(from_at, to_at) as flows
    ),

    ranked_sources as (
        select
            all_sources.*,
            min(source_rank) over (partition by place_id, business_on) as best_rank,
        from all_sources
    )

    select
        ranked_sources.place_id as place_id,
        coalesce(dim_place.district_id, 'unknown') as district_id,
        ranked_sources.counted_at as counted_at,
        ranked_sources.present_count as present_count,
        case ranked_sources.source_rank
            when 1 then 'snapshot'
            when 2 then 'running_total'
            else 'entries_and_exits'
        end as source_type,
        ranked_sources.counted_on as counted_on,
        ranked_sources.business_on as business_on,
        ranked_sources.utc_offset_minutes as utc_offset_minutes,
        ranked_sources.interval_minutes as interval_minutes,
        ranked_sources.verdict as verdict,
        ranked_sources.reason as reason,
    from ranked_sources
    -- left: readings outside a place's validity stay, under the district unknown
    left join core.dim_place
        on
            ranked_sources.place_id = dim_place.place_id
            and ranked_sources.counted_on
            >= coalesce(dim_place.valid_from_on, cast('0001-01-01' as date))
            and ranked_sources.counted_on
            <= coalesce(dim_place.valid_to_on, cast('9999-12-31' as date))
    where ranked_sources.source_rank = ranked_sources.best_rank
    order by place_id asc, counted_at asc, utc_offset_minutes desc
);
