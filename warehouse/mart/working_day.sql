-- A gap in the calendar parts it: no count of working days may reach across days that
-- nobody has announced.
create view mart.working_day as
with parts as (
    select
        calendar_on,
        is_rest_day,
        calendar_on
        - cast(row_number() over (order by calendar_on) as integer) as part_key,
    from core.dim_calendar
)

select
    calendar_on,
    not is_rest_day as is_working_day,
    cast(part_key as date) as part_on,
    cast(
        count(*) filter (where not is_rest_day) over (
            partition by part_key
            order by calendar_on
        ) as bigint
    ) as working_day_count,
    -- the first working day not before this one; NULL where the calendar ends first
    min(case when not is_rest_day then calendar_on end) over (
        partition by part_key
        order by calendar_on rows between current row and unbounded following
    ) as rolled_on,
from parts;

comment on view mart.working_day is
'一行 = 日历中的一天和它的工作日序号：某日后第 n 个工作日 = 同一段里序号大 n 的工作日。调休上班日是工作日。日历有缺口就断成两段，不跨段计算。 · One row = a day of the calendar with its ordinal among working days: the n-th working day after a day is the working day of the same part whose ordinal is n higher. Make-up workdays are working days. A gap parts the calendar and nothing counts across it.';
comment on column mart.working_day.calendar_on is '日期 · day';
comment on column mart.working_day.is_working_day is '是否工作日 · whether it is a working day';
comment on column mart.working_day.part_on is
'属日历的哪一段：不间断的日子相同 · the part of the calendar: the same for days without a gap';
comment on column mart.working_day.working_day_count is
'该段到这一天为止（含）有几个工作日 · working days of the part up to this day, included';
comment on column mart.working_day.rolled_on is
'这一天或其后的第一个工作日；空 = 日历里没有了 · this day or the first working day after it; NULL = the calendar ends before one';
