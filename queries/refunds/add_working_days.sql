-- 指标：某日之后第 n 个工作日
-- Metric: The n-th working day after a day
-- 口径：起算日当天不计，从次日起数工作日；调休上班的周末是工作日，放假的平日不是，按国
--   务院办公厅放假通知（core.dim_calendar），不按周一至周五推算。0 个工作日 = 起算日当
--   天。日历没有起算日、没有到那一天或中间缺日子的，due_on 为空，verdict 为 not_known，
--   reason 为past_calendar，不推测；知道的 verdict 为 known，reason 为空。n 小于 0 或为
--   空时 due_on为空。不涉及片区。
-- Definition: The day itself is not counted; working days are counted from the next day
--   on. A weekend day worked to make up for a holiday is a working day, a weekday off
--   is none, by the State Council notice (core.dim_calendar), never by Monday to
--   Friday. 0 working days = the day itself. Where the calendar lacks the day, ends
--   before the result or has a gap between them, due_on is NULL, verdict not_known and
--   reason past_calendar; nothing is guessed. Otherwise verdict is known and reason
--   NULL. A NULL or negative number of days gives a NULL due_on. No districts are
--   involved.
-- 粒度：只有一行
-- Grain: exactly one row
-- 单位：工作日
-- Unit: working days
-- 来源：mart.working_day
-- Source: mart.working_day
create or replace macro metric.add_working_days(from_on, working_day_limit) as table (
    with asked as (
        select
            cast(from_on as date) as start_on,
            cast(working_day_limit as bigint) as limit_count,
    ),

    counted as (
        select
            asked.start_on as start_on,
            asked.limit_count as working_day_count,
            case
                -- the last working day up to a rest day lies before it
                when asked.limit_count = 0 then start_day.calendar_on
                when asked.limit_count > 0 then due_day.calendar_on
            end as due_on,
        from asked
        -- left: a day that the calendar lacks keeps its row
        left join mart.working_day as start_day
            on asked.start_on = start_day.calendar_on
        left join mart.working_day as due_day
            on
                due_day.is_working_day
                and start_day.part_on = due_day.part_on
                and start_day.working_day_count + asked.limit_count
                = due_day.working_day_count
    )

    select
        counted.start_on as start_on,
        counted.working_day_count as working_day_count,
        counted.due_on as due_on,
        case
            when counted.due_on is null then 'not_known'
            else 'known'
        end as verdict,
        case
            when counted.due_on is null and counted.working_day_count >= 0
                then 'past_calendar'
        end as reason,
    from counted
);
