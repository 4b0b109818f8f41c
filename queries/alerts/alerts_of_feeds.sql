-- 指标：提醒：报送迟到
-- Metric: Alerts: a feed is late
-- 口径：asked_at 那一刻（见 alert_moments 的 newest_at）。三种 reason：not_arrived =
--   片区的客流，一天过完 12 小时后还一个读数都没有报（报了停机的算报了），只看那天应
--   有读数、点位还在登记期内的片区；measured_value 为缺的天数（停机已报的不缺），满 3
--   天 severity 为 act，之前为 watch，since_at 为第一个缺的日子到期的时刻；片区里到了
--   一部分的见 metric.alerts_of_counters。no_new_cases = 投诉数据 7 天以上没有任何新的时刻，也可
--   能只是没有投诉（watch）。calendar_ends = 日历只剩不到 90 天（末日减当天），到期日
--   超出日历的时限算不出；30 天以内为 act。从未报送过的没有行。片区只在 not_arrived
--   里有，另两种为空。
-- Definition: At asked_at (newest_at of alert_moments). Three reasons: not_arrived = the
--   visits of a district, of which 12 hours after the end of a day not one reading has
--   come (a declared outage has come), for districts that owed readings and whose
--   places are still registered; measured_value = days missing since the last that has
--   come, severity act from 3 days on and watch before, since_at = when the first
--   missing day was due; where a part has come see metric.alerts_of_counters.
--   no_new_cases = no new moment in the complaint files for more than 7 days, which may
--   also mean no complaints (watch).
--   calendar_ends = less than 90 days are left of the calendar (its last day minus the
--   day); limits that end beyond it cannot be computed; act from 30 days on. What was
--   never delivered has no row. A district stands in not_arrived only, else NULL.
-- 粒度：一行 = 一个片区的客流，或一类数据
-- Grain: one row = the visits of a district, or a feed
-- 单位：天（value_unit 为 days）
-- Unit: days (value_unit days)
-- 来源：mart.place_day、core.fct_visitor_count、metric.complaints_known_at、
--   core.dim_calendar
-- Source: mart.place_day, core.fct_visitor_count, metric.complaints_known_at,
--   core.dim_calendar
create or replace macro metric.alerts_of_feeds(asked_at := null) as table (
    with moments as (
        select
            found.newest_at as newest_at,
            -- the last day that ended at least 12 hours ago
            cast(found.newest_at - interval 36 hour as date) as last_due_on,
        from metric.alert_moments(asked_at) as found
    ),

    -- readings are due up to the newest day of the warehouse and, as on that day, after
    due_days as (
        select
            moments.newest_at as newest_at,
            moments.last_due_on as last_due_on,
            least(
                moments.last_due_on,
                (select max(expected_day.counted_on) from mart.expected_day)
            ) as due_on,
        from moments
    ),

    due_districts as (
        select distinct place_day.district_id as district_id
        from mart.place_day
        inner join due_days -- one row: keeps the day
            on place_day.counted_on = due_days.due_on
        inner join core.dim_place -- what is not registered owes nothing
            on
                place_day.place_id = dim_place.place_id
                and due_days.last_due_on
                <= coalesce(dim_place.valid_to_on, cast('9999-12-31' as date))
        where
            place_day.measure in ('entries', 'passages')
            and place_day.expected_hours > 0
    ),

    arrived_days as (
        select
            place_day.district_id as district_id,
            max(place_day.counted_on) as last_arrived_on,
        from mart.place_day
        inner join due_days -- one row: keeps what came by then
            on place_day.counted_on <= cast(due_days.newest_at as date)
        where
            place_day.measure in ('entries', 'passages')
            and place_day.visit_count is not null
        group by place_day.district_id
    ),

    -- an outage that was declared has no number, but it has come
    come_days as (
        select
            place_day.district_id as district_id,
            max(readings.counted_on) as last_come_on,
        from core.fct_visitor_count as readings
        inner join due_days -- one row: keeps what came by then
            on readings.counted_on <= cast(due_days.newest_at as date)
        inner join mart.place_day -- what is not registered has no district
            on
                readings.place_id = place_day.place_id
                and readings.counted_on = place_day.counted_on
        where
            readings.measure in ('entries', 'passages')
            -- no further back than the district that has been silent for longest
            and readings.counted_on >= (
                select min(arrived_days.last_arrived_on)
                from arrived_days
                where arrived_days.district_id in (
                    select due_districts.district_id from due_districts
                )
            )
        group by place_day.district_id
    ),

    late_feeds as (
        select
            'district' as subject_type,
            due_districts.district_id as subject_id,
            due_districts.district_id as district_id,
            'visitor_counts' as basis_id,
            cast(come_days.last_come_on + 2 as timestamp) + interval 12 hour
                as since_at,
            cast(due_days.last_due_on - come_days.last_come_on as double)
                as measured_value,
            1.0 as threshold_value,
            due_days.last_due_on - come_days.last_come_on >= 3 as is_grave,
            'not_arrived' as reason,
        from due_districts
        inner join arrived_days -- nothing is due before the first reading
            on due_districts.district_id = arrived_days.district_id
        inner join come_days -- what has arrived has come
            on due_districts.district_id = come_days.district_id
        cross join due_days
        where come_days.last_come_on < due_days.last_due_on

        union all

        select
            'feed' as subject_type,
            'complaints' as subject_id,
            cast(null as varchar) as district_id,
            'complaints' as basis_id,
            complaints.known_at + interval 7 day as since_at,
            date_diff('minute', complaints.known_at, moments.newest_at) / 1440.0
                as measured_value,
            7.0 as threshold_value,
            false as is_grave,
            'no_new_cases' as reason,
        from metric.complaints_known_at() as complaints
        cross join moments
        where complaints.known_at < moments.newest_at - interval 7 day

        union all

        select
            'feed' as subject_type,
            'calendar' as subject_id,
            cast(null as varchar) as district_id,
            'calendar' as basis_id,
            cast(calendar_ends.calendar_on - 89 as timestamp) as since_at,
            cast(
                calendar_ends.calendar_on - cast(moments.newest_at as date) as double
            ) as measured_value,
            90.0 as threshold_value,
            calendar_ends.calendar_on - cast(moments.newest_at as date) <= 30
                as is_grave,
            'calendar_ends' as reason,
        from (
            select max(dim_calendar.calendar_on) as calendar_on
            from core.dim_calendar
        ) as calendar_ends
        cross join moments
        where calendar_ends.calendar_on < cast(moments.newest_at as date) + 90
    )

    select
        concat_ws(
            ':',
            'feed_late',
            late_feeds.basis_id,
            late_feeds.district_id,
            case when late_feeds.is_grave then 'act' else 'watch' end
        ) as alert_id,
        'feed_late' as alert_kind,
        case when late_feeds.is_grave then 'act' else 'watch' end as severity,
        late_feeds.subject_type as subject_type,
        late_feeds.subject_id as subject_id,
        dim_district.district_name as subject_name,
        late_feeds.district_id as district_id,
        late_feeds.since_at as since_at,
        moments.newest_at as known_at,
        cast(late_feeds.measured_value as double) as measured_value,
        cast(late_feeds.threshold_value as double) as threshold_value,
        'days' as value_unit,
        late_feeds.basis_id as basis_id,
        cast(null as varchar) as basis_name,
        cast(null as boolean) as is_basis_verified,
        late_feeds.reason as reason,
    from late_feeds
    cross join moments
    left join core.dim_district
        on late_feeds.district_id = dim_district.district_id
    order by alert_id
);
