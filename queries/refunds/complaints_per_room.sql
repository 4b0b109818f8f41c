-- 指标：各片区准入民宿每间客房投诉
-- Metric: Complaints per admitted room by district
-- 口径：按受理日期取数，起止两日都含，各类别都算。客房 = 期内至少一天准入有效的商户的
--   客房数：全部部门在截止日（含）以前通过，从最后一个部门通过之日到最早到期之日（两
--   日都含，没有有效期 = 仍有效；还没有全部通过就有一份到期的，一天也没有有效过）；一户
--   有几份准入的，取最后通过的一份，同一天通过的取申请编号大的。投诉 = 受理当日其准入有
--   效的商户的投诉。片区都按商户登记；申请没有写商户编号、或商户没有登记的归入
--   unknown，其投诉对不上，所以件数和比率为空，不是 0，reason 为 unregistered_merchant；
--   有一户不知道客房数的，客房合计和比率为空，reason 为 rooms_not_known；客房为 0 的
--   reason 为 no_base；verdict 为 known 或 not_known。没有准入商户的片区没有行。
-- Definition: By the day received, both ends included, every category. Rooms = those
--   of merchants whose admission held on at least one day of the period: approved by
--   all departments by the last day, from the day the last one approved to the
--   earliest end of validity (both included, none = still valid; where one approval
--   ran out before the last one came, it held on no day); of several admissions of a
--   merchant, the one approved last, on the same day that of the higher number.
--   Complaints = those against merchants whose admission held on the day received.
--   Districts are where the merchants are registered; an application without a merchant number, or with an
--   unregistered one, is unknown, its complaints cannot be found, so their number and
--   the ratio are NULL, not zero, with the reason unregistered_merchant; where the
--   rooms of one merchant are not known, the sum of rooms and the ratio are NULL with
--   the reason rooms_not_known; with 0 rooms the reason is no_base; the verdict is
--   known or not_known. A district without admitted merchants has no row.
-- 粒度：一行 = 一个片区
-- Grain: one row = a district
-- 单位：件、间、户、件/间
-- Unit: cases, rooms, merchants, cases per room
-- 来源：core.dim_homestay_admission、core.dim_merchant、mart.complaint_case
-- Source: core.dim_homestay_admission, core.dim_merchant, mart.complaint_case
create or replace macro metric.complaints_per_room(from_on, to_on) as table (
    with asked as (
        select
            cast(from_on as date) as from_on,
            cast(to_on as date) as to_on,
    ),

    admissions as (
        select
            results.application_id as application_id,
            -- without a merchant every application is a house of its own
            coalesce(results.merchant_id, results.application_id) as house_id,
            dim_merchant.merchant_id as merchant_id,
            coalesce(dim_merchant.district_id, 'unknown') as district_id,
            results.room_count as room_count,
            results.admitted_from_on as admitted_from_on,
            results.valid_to_on as valid_to_on,
        from metric.admission_results(to_on) as results
        inner join asked -- one row: keeps the admissions that held in the period
            on
                results.admitted_from_on <= asked.to_on
                and (
                    results.valid_to_on is null
                    or results.valid_to_on >= asked.from_on
                )
        left join core.dim_merchant
            on results.merchant_id = dim_merchant.merchant_id
        where
            asked.from_on <= asked.to_on
            -- one approval may have run out before the last one came
            and (
                results.valid_to_on is null
                or results.valid_to_on >= results.admitted_from_on
            )
    ),

    houses as (
        select
            house_id,
            merchant_id,
            district_id,
            room_count,
            row_number() over (
                partition by house_id
                order by admitted_from_on desc, application_id desc
            ) as newest_number,
        from admissions
    ),

    district_rooms as (
        select
            district_id,
            count(*) as merchant_count,
            count(*) filter (where merchant_id is null) as unregistered_count,
            count(*) filter (where room_count is null) as roomless_count,
            cast(sum(room_count) as bigint) as room_count,
        from houses
        where newest_number = 1
        group by district_id
    ),

    district_complaints as (
        select
            admissions.district_id as district_id,
            -- distinct: two admissions of a merchant may hold on one day
            count(distinct period_cases.complaint_id) as complaint_count,
        from metric.case_rows(null, from_on, to_on) as period_cases
        inner join admissions -- chooses the admitted: losing the rest is its job
            on
                period_cases.merchant_id = admissions.merchant_id
                and cast(period_cases.received_at as date)
                >= admissions.admitted_from_on
                and (
                    admissions.valid_to_on is null
                    or cast(period_cases.received_at as date)
                    <= admissions.valid_to_on
                )
        group by admissions.district_id
    ),

    districts_counted as (
        select
            district_rooms.district_id as district_id,
            district_rooms.merchant_count as merchant_count,
            district_rooms.unregistered_count as unregistered_count,
            district_rooms.roomless_count as roomless_count,
            case when district_rooms.roomless_count = 0 then district_rooms.room_count
            end as room_count,
            case
                when district_rooms.unregistered_count = 0
                    then coalesce(district_complaints.complaint_count, 0)
            end as complaint_count,
        from district_rooms
        left join district_complaints
            on district_rooms.district_id = district_complaints.district_id
    )

    select
        districts_counted.district_id as district_id,
        dim_district.district_name as district_name,
        districts_counted.merchant_count as merchant_count,
        districts_counted.room_count as room_count,
        districts_counted.complaint_count as complaint_count,
        cast(districts_counted.complaint_count as double)
        / nullif(districts_counted.room_count, 0) as complaints_per_room_ratio,
        case
            when
                districts_counted.unregistered_count = 0
                and districts_counted.room_count > 0
                then 'known'
            else 'not_known'
        end as verdict,
        case
            when districts_counted.unregistered_count > 0 then 'unregistered_merchant'
            when districts_counted.roomless_count > 0 then 'rooms_not_known'
            when districts_counted.room_count = 0 then 'no_base'
        end as reason,
    from districts_counted
    left join core.dim_district
        on districts_counted.district_id = dim_district.district_id
    order by district_id
);
