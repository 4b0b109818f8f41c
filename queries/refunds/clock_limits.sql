-- 指标：各时限的到期时刻
-- Metric: When each limit ends
-- 口径：案件和规则见 case_clocks。小时：起点加时限。日、工作日：起算日当天不计，末日 24
--   时到期，due_at 记作当日最后一微秒；工作日按 mart.working_day，调休上班日算，日历缺
--   日子时due_at 为空，不推测；规则写明顺延的，以日计的末日逢休息日顺延到下一个工作日，
--   日历没有的也为空。不计入的暂停只取起点之后、到期之前开始的：小时扣实际小时，日扣相
--   隔日数，工作日扣其间的工作日数（暂停首日不扣、末日扣）；还在暂停的（没有完成）
--   is_paused 为是，due_at 为空，已完成的暂停算到完成时。可延期的到 extended_to_on 当日
--   为止，早于算得的不算。as_of_at 之后的事不知道；没有起点的 due_at 为空。片区同
--   case_clocks。
-- Definition: Cases and rules as in case_clocks. Hours: the start plus the limit. Days
--   and working days: the day of the start is not counted and the last day ends at
--   24:00, written in due_at as its last microsecond; working days by mart.working_day,
--   make-up workdays included; where the calendar lacks a day due_at is NULL, nothing
--   is guessed; a limit in days that rolls and ends on a rest day goes on to the next
--   working day, NULL where the calendar has none. A pause that is not counted must
--   begin after the start and before the end: it adds its hours to hours, the days
--   between its ends to days, the working days between them to working days (first day
--   not, last day added); while it lasts (not done) is_paused is true and due_at NULL;
--   of a case that is done it ends when that was. What is extendable lasts to the end
--   of extended_to_on, unless that is earlier. Nothing after as_of_at is known; without
--   a start due_at is NULL. Districts as in case_clocks.
-- 粒度：一行 = 一件案件的一条时限
-- Grain: one row = a case and a limit
-- 单位：小时；时限单位见 limit_unit
-- Unit: hours; limits in limit_unit
-- 来源：metric.case_clocks、mart.working_day
-- Source: metric.case_clocks, mart.working_day
create or replace macro metric.clock_limits(as_of_at) as table (
    with clocks as (
        select
            known.*,
            cast(known.started_at as date) as start_on,
        from metric.case_clocks(as_of_at) as known
    ),

    -- before any pause
    first_limits as (
        select
            clocks.*,
            start_day.part_on as part_on,
            start_day.working_day_count as start_count,
            case clocks.limit_unit
                when 'day' then clocks.start_on + clocks.limit_value
                when 'workday'
                    then
                        case
                            when clocks.limit_value = 0 then start_day.calendar_on
                            else due_day.calendar_on
                        end
            end as first_due_on,
        from clocks
        -- left: a day that the calendar lacks keeps its clock
        left join mart.working_day as start_day
            on clocks.start_on = start_day.calendar_on
        left join mart.working_day as due_day
            on
                due_day.is_working_day
                and start_day.part_on = due_day.part_on
                and start_day.working_day_count + clocks.limit_value
                = due_day.working_day_count
    ),

    pauses as (
        select
            first_limits.*,
            greatest(first_limits.paused_from_at, first_limits.started_at)
                as pause_began_at,
            coalesce(
                first_limits.paused_to_at,
                first_limits.done_at,
                first_limits.known_at
            ) as pause_ended_at,
            -- a pause that comes after the end, or after it was done, changes nothing
            coalesce(
                first_limits.paused_from_at < case
                    when first_limits.limit_unit = 'hour'
                        then
                            first_limits.started_at
                            + first_limits.limit_value * interval 1 hour
                    else cast(first_limits.first_due_on + 1 as timestamp)
                end
                and first_limits.paused_from_at
                < coalesce(first_limits.done_at, cast('9999-12-31' as timestamp))
                and coalesce(
                    first_limits.paused_to_at, cast('9999-12-31' as timestamp)
                ) > first_limits.started_at,
                false
            ) as is_pause_counted,
        from first_limits
    ),

    shifts as (
        select
            pauses.*,
            pauses.is_pause_counted
            and pauses.paused_to_at is null
            and pauses.done_at is null as is_paused,
            case
                when pauses.is_pause_counted
                    then pauses.pause_ended_at - pauses.pause_began_at
                else interval 0 hour
            end as pause_length,
            case
                when not pauses.is_pause_counted then 0
                when pauses.limit_unit = 'day'
                    then
                        cast(pauses.pause_ended_at as date)
                        - cast(pauses.pause_began_at as date)
                when first_day.part_on = last_day.part_on
                    then last_day.working_day_count - first_day.working_day_count
            end as pause_count,
        from pauses
        left join mart.working_day as first_day -- left: most clocks have no pause
            on cast(pauses.pause_began_at as date) = first_day.calendar_on
        left join mart.working_day as last_day
            on cast(pauses.pause_ended_at as date) = last_day.calendar_on
    ),

    last_days as (
        select
            shifts.*,
            case
                when shifts.limit_unit = 'workday' and shifts.pause_count = 0
                    then shifts.first_due_on
                when shifts.limit_unit = 'workday' then due_day.calendar_on
                when shifts.limit_unit = 'day'
                    then shifts.first_due_on + cast(shifts.pause_count as integer)
            end as last_on,
        from shifts
        left join mart.working_day as due_day
            on
                due_day.is_working_day
                and shifts.part_on = due_day.part_on
                and shifts.start_count + shifts.limit_value + shifts.pause_count
                = due_day.working_day_count
    ),

    ends as (
        select
            last_days.*,
            case
                when last_days.limit_unit = 'hour'
                    then
                        last_days.started_at
                        + last_days.limit_value * interval 1 hour
                        + last_days.pause_length
                when last_days.limit_unit = 'day' and last_days.is_rolled
                    then cast(rolled_day.rolled_on + 1 as timestamp)
                else cast(last_days.last_on + 1 as timestamp)
            end as ends_at,
            cast(last_days.extended_to_on + 1 as timestamp) as extension_ends_at,
        from last_days
        left join mart.working_day as rolled_day
            on last_days.last_on = rolled_day.calendar_on
    )

    select
        ends.complaint_id as complaint_id,
        ends.rule_id as rule_id,
        case
            when ends.is_paused then null
            -- greatest passes over NULL: an unknown end stays unknown
            when ends.ends_at < ends.extension_ends_at
                then ends.extension_ends_at - interval 1 microsecond
            when ends.limit_unit = 'hour' then ends.ends_at
            else ends.ends_at - interval 1 microsecond
        end as due_at,
        ends.done_at as done_at,
        ends.stage as stage,
        ends.rule_name as rule_name,
        ends.rule_valid_from_on as rule_valid_from_on,
        ends.is_rule_verified as is_rule_verified,
        ends.limit_value as limit_value,
        ends.limit_unit as limit_unit,
        ends.started_at as started_at,
        ends.known_at as known_at,
        ends.is_time_ordered as is_time_ordered,
        ends.is_unrecorded as is_unrecorded,
        ends.is_paused as is_paused,
        epoch(ends.pause_length) / 3600 as paused_hours,
        ends.stated_due_at as stated_due_at,
        ends.district_id as district_id,
        ends.channel as channel,
        ends.category as category,
        ends.received_at as received_at,
    from ends
);
