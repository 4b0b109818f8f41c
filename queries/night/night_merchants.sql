-- 指标：夜间营业商户中的文化类占比
-- Metric: Cultural share of the merchants open at night
-- 口径：该片区和它的全部下级登记的商户，范围为空 = 全部；登记不带日期，按现在的登记。占
--   比 = 夜间营业且为文化类的 ÷ 夜间营业的，按个数、按营业面积各一个，各自先加总再相
--   除。占比为空不是 0：verdict、reason 说个数的，floor_area_reason 说面积的。reason：
--   flags_missing = 范围内有商户没有登记是否夜间营业，或夜间营业的没有登记是否文化类
--   （面积的还有：没有营业面积）；no_night_merchants = 没有夜间营业的商户。范围为空时没
--   有片区的商户也在内，给了范围就不在任何片区里。
-- Definition: Merchants registered in the district and everything below it, a NULL
--   scope = all; registers carry no dates, so as they stand now. Share = cultural ones
--   open at night ÷ those open at night, by number and by floor area, each a sum ÷ a
--   sum. A NULL share is not zero: verdict and reason speak of the number,
--   floor_area_reason of the area. reason: flags_missing = merchants in the scope
--   without night opening, or open at night without culture (for the area also: without
--   floor area); no_night_merchants = none is open at night. Merchants without a
--   district are part of the NULL scope and of no district.
-- 粒度：只有一行
-- Grain: one row
-- 单位：户；占比 0–1；平方米
-- Unit: merchants; shares 0–1; square metres
-- 来源：core.dim_merchant、mart.district_ancestor
-- Source: core.dim_merchant, mart.district_ancestor
create or replace macro metric.night_merchants(scope_district_id) as table (
    with asked as (
        select cast(scope_district_id as varchar) as asked_district_id
    ),

    districts_asked as (
        select scoped.district_id as district_id
        from metric.districts_in_scope(scope_district_id) as scoped
    ),

    merchants as (
        select
            dim_merchant.is_night_open as is_night_open,
            dim_merchant.is_cultural as is_cultural,
            -- a floor of 0 m² is a cell that nobody filled in
            nullif(dim_merchant.floor_area_m2, 0) as floor_area_m2,
        from core.dim_merchant
        left join districts_asked
            on dim_merchant.district_id = districts_asked.district_id
        cross join asked
        where
            asked.asked_district_id is null
            or districts_asked.district_id is not null
    ),

    counts as (
        select
            count(*) as merchant_count,
            count(case when is_night_open then 1 end) as night_count,
            count(case when is_night_open and is_cultural then 1 end)
                as cultural_count,
            count(
                case
                    when
                        is_night_open is null
                        or (is_night_open and is_cultural is null)
                        then 1
                end
            ) as unflagged_count,
            count(case when is_night_open and floor_area_m2 is null then 1 end)
                as unmeasured_count,
            sum(case when is_night_open then floor_area_m2 end) as night_area_m2,
            sum(
                case
                    when is_night_open and is_cultural then floor_area_m2
                    when is_night_open then 0
                end
            ) as cultural_area_m2,
        from merchants
    )

    select
        merchant_count,
        night_count as night_merchant_count,
        cultural_count as cultural_merchant_count,
        case
            when unflagged_count = 0
                then cast(cultural_count as double) / nullif(night_count, 0)
        end as cultural_merchant_share,
        case
            when unflagged_count + unmeasured_count = 0
                then
                    cast(cultural_area_m2 as double)
                    / nullif(cast(night_area_m2 as double), 0)
        end as cultural_floor_area_share,
        unflagged_count as unflagged_merchant_count,
        unmeasured_count as unmeasured_merchant_count,
        case
            when unflagged_count = 0 and night_count > 0 then 'known'
            else 'not_known'
        end as verdict,
        case
            when unflagged_count > 0 then 'flags_missing'
            when night_count = 0 then 'no_night_merchants'
        end as reason,
        case
            when unflagged_count + unmeasured_count > 0 then 'flags_missing'
            when night_count = 0 then 'no_night_merchants'
        end as floor_area_reason,
    from counts
);
