-- 指标：截至某日各部门对民宿准入申请的意见
-- Metric: Decisions on homestay applications as known on a day
-- 口径：decided_on 在该日（含）以前的意见才算，以后的当作还没有决定。outcome：通过、
--   同意、准予 = approved，不通过、不同意、不予通过 = refused；空的、别的词、以后的都
--   是 undecided。dated_on = 申请的最早申请日，没有则其最早的决定日；空 = 一个日子都
--   没有；在该日以后的申请没有行。各片区都有。
-- Definition: A decision counts when its day lies within the day asked for; a later
--   one is not made yet. Outcome: 通过, 同意, 准予 = approved; 不通过, 不同意, 不予通
--   过 = refused; blank, another word or later = undecided. dated_on = the earliest
--   day of the application, else its earliest decision; NULL = no day at all; an
--   application dated later has no row. Every district is in it.
-- 粒度：一行 = 一个部门对一份申请的意见
-- Grain: one row = a department's decision on an application
-- 单位：间
-- Unit: rooms
-- 来源：core.dim_homestay_admission
-- Source: core.dim_homestay_admission
create or replace macro metric.admission_decisions(as_of_on) as table (
    with asked as (
        select cast(as_of_on as date) as asked_on
    ),

    applications as (
        select
            application_id,
            min(applied_on) as applied_on,
            coalesce(min(applied_on), min(decided_on)) as dated_on,
        from core.dim_homestay_admission
        group by application_id
    )

    select
        dim_homestay_admission.application_id as application_id,
        dim_homestay_admission.department as department,
        dim_homestay_admission.merchant_id as merchant_id,
        dim_homestay_admission.merchant_name as merchant_name,
        dim_homestay_admission.room_count as room_count,
        applications.applied_on as applied_on,
        dim_homestay_admission.decided_on as decided_on,
        dim_homestay_admission.valid_to_on as valid_to_on,
        case
            when
                dim_homestay_admission.decided_on is null
                or dim_homestay_admission.decided_on > asked.asked_on
                then 'undecided'
            when dim_homestay_admission.decision in ('通过', '同意', '准予')
                then 'approved'
            when dim_homestay_admission.decision in ('不通过', '不同意', '不予通过')
                then 'refused'
            else 'undecided'
        end as outcome,
        applications.dated_on as dated_on,
    from core.dim_homestay_admission
    cross join asked
    inner join applications -- made from the same rows: each has its match
        on dim_homestay_admission.application_id = applications.application_id
    where applications.dated_on is null or applications.dated_on <= asked.asked_on
    order by application_id, department
);
