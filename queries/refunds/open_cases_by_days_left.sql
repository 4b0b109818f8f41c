-- 指标：未办结案件，按离到期的天数
-- Metric: Open cases by the days left to their deadline
-- 口径：as_of_at 以前受理、那一刻还没有办结的案件，不分受理时期；范围 = 该片区和它的全
--   部下级，为空 = 全部（含没有片区的 unknown）。每件按最紧的一条时限归入一组，组的含义
--   和边界见 open_cases，各组相加 = 未办结案件数。没有案件的组为 0；paused 都在暂停，
--   not_known 不知道，都不是 0 天。group_order 为从最久逾期到最晚到期的次序。
-- Definition: Cases received by as_of_at, whenever, and not closed at that moment.
--   Scope = the district with everything below it, NULL = everything, cases of an
--   unknown district included. Each is in one group by its tightest limit; what they
--   mean and where they end: see open_cases. They add up to the open cases; one without
--   cases is 0; paused and not_known (not known) are not zero days. group_order runs
--   from the longest overdue to the last due.
-- 粒度：一行 = 一组
-- Grain: one row = a group
-- 单位：件
-- Unit: cases
-- 来源：metric.open_cases
-- Source: metric.open_cases
create or replace macro metric.open_cases_by_days_left(
    scope_district_id, as_of_at
) as table (
    with days_left_groups as (
        select
            unnest(
                [
                    'overdue_over_30', 'overdue_in_30', 'overdue_in_7',
                    'due_in_2', 'due_in_7', 'due_in_30', 'due_later',
                    'paused', 'not_known'
                ]
            ) as days_left_group,
            unnest([1, 2, 3, 4, 5, 6, 7, 8, 9]) as group_order,
    ),

    counted as (
        select
            open_now.days_left_group as days_left_group,
            count(*) as complaint_count,
        from metric.open_cases(scope_district_id, as_of_at) as open_now
        group by open_now.days_left_group
    )

    select
        days_left_groups.days_left_group as days_left_group,
        days_left_groups.group_order as group_order,
        coalesce(counted.complaint_count, 0) as complaint_count,
    from days_left_groups
    left join counted -- left: a group without cases is 0
        on days_left_groups.days_left_group = counted.days_left_group
    order by group_order
);
