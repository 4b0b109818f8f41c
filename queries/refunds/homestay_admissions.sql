-- 指标：民宿联审准入
-- Metric: Homestay admissions
-- 口径：申请日在起止日之间（两日都含）的申请，状态按截止日当日所知：以后的决定还没有
--   作出。没有申请日的按最早的决定日；一个日子都没有的每个时期都有行，不丢弃，reason
--   为 undated，verdict 为 not_known。result：approved 全部部门通过而且有效，refused
--   有部门不通过，pending 没有不通过而有部门未决定，expired 全部通过而已过有效期；只
--   看文件里列出的部门，见 admission_results。decision_day_count = 最早到最晚的决定相
--   隔的天数，没有决定时为空；review_day_count = 申请到最后一个部门决定，还有部门未决
--   定、或没有申请日时为空。片区 = 商户登记的，没有登记的归入 unknown。
-- Definition: Applications of the days from first to last, both included, as known on
--   the last day: later decisions are not made yet. Without a day of application, the
--   day of the first decision; one without any day has a row in every period, is not
--   dropped, and has the reason undated and the verdict not_known. Result: approved
--   by all departments and valid; refused by one; pending, nobody refused and
--   somebody is undecided; expired, all approved and past its validity; only
--   departments in the file are looked at, see admission_results. decision_day_count
--   = days from the first to the last decision, NULL without one; review_day_count =
--   from the application to the last department's decision, NULL while one is
--   undecided or without a day of application. District = where the merchant is
--   registered, else unknown.
-- 粒度：一行 = 一份申请
-- Grain: one row = an application
-- 单位：个部门、间、天
-- Unit: departments, rooms, days
-- 来源：core.dim_homestay_admission、core.dim_merchant
-- Source: core.dim_homestay_admission, core.dim_merchant
create or replace macro metric.homestay_admissions(from_on, to_on) as table (
    with asked as (
        select cast(from_on as date) as from_on
    )

    select
        applications.application_id as application_id,
        applications.merchant_id as merchant_id,
        applications.merchant_name as merchant_name,
        coalesce(dim_merchant.district_id, 'unknown') as district_id,
        applications.room_count as room_count,
        applications.applied_on as applied_on,
        applications.department_count as department_count,
        applications.approved_count as approved_count,
        applications.refused_count as refused_count,
        applications.undecided_count as undecided_count,
        applications.refused_departments as refused_departments,
        applications.undecided_departments as undecided_departments,
        applications.first_decided_on as first_decided_on,
        applications.last_decided_on as last_decided_on,
        applications.last_decided_on - applications.first_decided_on
            as decision_day_count,
        case
            when applications.undecided_count = 0
                then applications.last_decided_on - applications.applied_on
        end as review_day_count,
        applications.valid_to_on as valid_to_on,
        applications.result as result,
        case
            when applications.dated_on is null then 'not_known' else 'known'
        end as verdict,
        case when applications.dated_on is null then 'undated' end as reason,
    from metric.admission_results(to_on) as applications
    inner join asked -- one row: keeps the applications of the period
        on
            applications.dated_on is null
            or applications.dated_on >= asked.from_on
    left join core.dim_merchant
        on applications.merchant_id = dim_merchant.merchant_id
    order by applied_on asc nulls last, application_id asc
);
