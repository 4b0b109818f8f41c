-- 指标：各部门民宿联审意见
-- Metric: Homestay reviews by department
-- 口径：申请日在起止日之间（两日都含）的申请，取法同 homestay_admissions；决定日在截
--   止日以后的当作还没有决定。approved_share = 通过 ÷（通过 + 不通过），没有决定时为
--   空，verdict 为 not_known，reason 为 no_base；别的词不算决定。median_review_days
--   为申请到该部门决定的天数的中位数，只算有申请日的 timed_count 份，没有时为空。不分
--   片区，没有片区的也在内。
-- Definition: Applications of the days from first to last, both included, chosen as
--   in homestay_admissions; a decision after the last day is not made yet. Approved
--   share = approved ÷ (approved + refused), NULL without a decision, with the
--   verdict not_known and the reason no_base; another word decides nothing.
--   median_review_days is the median of days from the application to the department's
--   decision, over the timed_count with a day of application; NULL without any.
--   Districts are not told apart, those without one are in it.
-- 粒度：一行 = 一个部门
-- Grain: one row = a department
-- 单位：份、天；占比 0–1
-- Unit: applications, days; shares 0–1
-- 来源：core.dim_homestay_admission
-- Source: core.dim_homestay_admission
create or replace macro metric.admissions_by_department(from_on, to_on) as table (
    with asked as (
        select cast(from_on as date) as from_on
    ),

    decisions as (
        select
            reviewed.department as department,
            reviewed.outcome as outcome,
            reviewed.decided_on - reviewed.applied_on as review_day_count,
        from metric.admission_decisions(to_on) as reviewed
        inner join asked -- one row: keeps the applications of the period
            on reviewed.dated_on is null or reviewed.dated_on >= asked.from_on
    ),

    departments_counted as (
        select
            department,
            count(*) as asked_count,
            count(*) filter (where outcome = 'approved') as approved_count,
            count(*) filter (where outcome = 'refused') as refused_count,
            count(*) filter (where outcome = 'undecided') as undecided_count,
            count(review_day_count) filter (
                where outcome <> 'undecided'
            ) as timed_count,
            median(cast(review_day_count as double)) filter (
                where outcome <> 'undecided'
            ) as median_review_days,
        from decisions
        group by department
    )

    select
        departments_counted.*,
        cast(approved_count as double)
        / nullif(approved_count + refused_count, 0) as approved_share,
        case
            when approved_count + refused_count = 0 then 'not_known' else 'known'
        end as verdict,
        case when approved_count + refused_count = 0 then 'no_base' end as reason,
    from departments_counted
    order by department
);
