-- 指标：截至某日各份民宿准入申请的结果
-- Metric: The result of each homestay application as known on a day
-- 口径：各部门的意见按该日（含）以前所知，见 admission_decisions；该日以后的申请没有
--   行。result：refused 有一个部门不通过，pending 没有不通过而有部门还没有决定，
--   expired 全部通过而最早到期的有效期在该日以前，approved 全部通过而且有效。只看文件
--   里列出的部门；还该有谁，文件里没有。客房数各行不一致时为空。applied_on 取最早的，
--   空 = 文件里没有。admitted_from_on = 最后一个部门通过的日子。各片区都有。
-- Definition: Decisions as known by the end of that day, see admission_decisions; a
--   later application has no row. Result: refused, by one department at least;
--   pending, nobody refused and somebody is undecided; expired, all approved and the
--   earliest validity ended before that day; approved, by all and valid. Only
--   departments in the file are looked at; who else had to be asked is not in it.
--   Rooms are NULL when the rows disagree. applied_on is the earliest, NULL = not in
--   the file. admitted_from_on = the day the last department approved. Every district
--   is in it.
-- 粒度：一行 = 一份申请
-- Grain: one row = an application
-- 单位：个部门、间
-- Unit: departments, rooms
-- 来源：core.dim_homestay_admission
-- Source: core.dim_homestay_admission
create or replace macro metric.admission_results(as_of_on) as table (
    with asked as (
        select cast(as_of_on as date) as asked_on
    ),

    decisions as (
        select reviewed.*
        from metric.admission_decisions(as_of_on) as reviewed
    ),

    applications_counted as (
        select
            decisions.application_id as application_id,
            max(decisions.merchant_id) as merchant_id,
            max(decisions.merchant_name) as merchant_name,
            case
                when min(decisions.room_count) = max(decisions.room_count)
                    then max(decisions.room_count)
            end as room_count,
            min(decisions.applied_on) as applied_on,
            min(decisions.dated_on) as dated_on,
            count(*) as department_count,
            count(*) filter (where decisions.outcome = 'approved') as approved_count,
            count(*) filter (where decisions.outcome = 'refused') as refused_count,
            count(*) filter (
                where decisions.outcome = 'undecided'
            ) as undecided_count,
            string_agg(
                decisions.department, '、' order by decisions.department
            ) filter (where decisions.outcome = 'refused') as refused_departments,
            string_agg(
                decisions.department, '、' order by decisions.department
            ) filter (where decisions.outcome = 'undecided')
                as undecided_departments,
            min(decisions.decided_on) filter (
                where decisions.outcome <> 'undecided'
            ) as first_decided_on,
            max(decisions.decided_on) filter (
                where decisions.outcome <> 'undecided'
            ) as last_decided_on,
            min(decisions.valid_to_on) filter (
                where decisions.outcome = 'approved'
            ) as valid_to_on,
        from decisions
        group by decisions.application_id
    )

    select
        applications_counted.application_id as application_id,
        applications_counted.merchant_id as merchant_id,
        applications_counted.merchant_name as merchant_name,
        applications_counted.room_count as room_count,
        applications_counted.applied_on as applied_on,
        applications_counted.department_count as department_count,
        applications_counted.approved_count as approved_count,
        applications_counted.refused_count as refused_count,
        applications_counted.undecided_count as undecided_count,
        applications_counted.refused_departments as refused_departments,
        applications_counted.undecided_departments as undecided_departments,
        applications_counted.first_decided_on as first_decided_on,
        applications_counted.last_decided_on as last_decided_on,
        applications_counted.valid_to_on as valid_to_on,
        case
            when
                applications_counted.approved_count
                = applications_counted.department_count
                then applications_counted.last_decided_on
        end as admitted_from_on,
        case
            when applications_counted.refused_count > 0 then 'refused'
            when applications_counted.undecided_count > 0 then 'pending'
            when applications_counted.valid_to_on < asked.asked_on then 'expired'
            else 'approved'
        end as result,
        applications_counted.dated_on as dated_on,
    from applications_counted
    cross join asked
    order by application_id
);
