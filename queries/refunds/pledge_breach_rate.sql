-- 指标：各片区违反承诺率
-- Metric: Pledge breaches per pledged merchant by district
-- 口径：违反承诺的投诉（见 pledge_breaches，按受理日期，起止两日都含，没有办结的也
--   算）÷ 承诺商户。承诺商户 = 期内至少一天承诺有效的登记商户，承诺起止两日都含。
--   breach_ratio 按件，一户可有几件，所以可以大于 1；breaching_merchant_share 按户。
--   upheld_count 为其中属实的件数。片区都按商户登记，没有的归入 unknown；没有承诺商户
--   的片区没有行。没有报送涨价类别归组时件数不知道，各列为空，不是 0，verdict 为
--   not_known，reason 为 no_register。
-- Definition: Cases in breach (see pledge_breaches: by the day received, both ends
--   included, open ones too) ÷ pledged merchants, those registered with a pledge in
--   force on at least one day of the period, its first and last day included.
--   breach_ratio counts cases, of which one merchant may have several, so it can
--   exceed 1; breaching_merchant_share counts merchants. upheld_count = those upheld.
--   Districts are where the merchants are registered, else unknown; one without
--   pledged merchants has no row. When no category is registered as a price rise,
--   nothing is known: the columns are NULL, not zero, the verdict is not_known and
--   the reason no_register.
-- 粒度：一行 = 一个片区
-- Grain: one row = a district
-- 单位：户、件、件/户；占比 0–1
-- Unit: merchants, cases, cases per merchant; shares 0–1
-- 来源：core.dim_merchant、mart.complaint_case、core.dim_category_group
-- Source: core.dim_merchant, mart.complaint_case, core.dim_category_group
create or replace macro metric.pledge_breach_rate(from_on, to_on) as table (
    with asked as (
        select
            cast(from_on as date) as from_on,
            cast(to_on as date) as to_on,
    ),

    pledged_merchants as (
        select
            coalesce(dim_merchant.district_id, 'unknown') as district_id,
            count(*) as pledged_merchant_count,
        from core.dim_merchant
        inner join asked -- one row: keeps the pledges in force in the period
            on
                dim_merchant.pledged_from_on <= asked.to_on
                and (
                    dim_merchant.pledged_to_on is null
                    or dim_merchant.pledged_to_on >= asked.from_on
                )
        where asked.from_on <= asked.to_on
        group by coalesce(dim_merchant.district_id, 'unknown')
    ),

    breaches as (
        select
            district_id,
            count(*) as breach_count,
            count(*) filter (where is_upheld) as upheld_count,
            count(distinct merchant_id) as breaching_merchant_count,
        from metric.pledge_breaches(from_on, to_on)
        group by district_id
    ),

    registers as (
        select count(*) > 0 as has_groups
        from core.dim_category_group
        where category_group_id = 'price_rise'
    ),

    districts_counted as (
        select
            pledged_merchants.district_id as district_id,
            pledged_merchants.pledged_merchant_count as pledged_merchant_count,
            -- with a register, no such case is none
            case when registers.has_groups then coalesce(breaches.breach_count, 0) end
                as breach_count,
            case when registers.has_groups then coalesce(breaches.upheld_count, 0) end
                as upheld_count,
            case
                when registers.has_groups
                    then coalesce(breaches.breaching_merchant_count, 0)
            end as breaching_merchant_count,
            registers.has_groups as has_groups,
        from pledged_merchants
        cross join registers
        left join breaches
            on pledged_merchants.district_id = breaches.district_id
    )

    select
        districts_counted.district_id as district_id,
        dim_district.district_name as district_name,
        districts_counted.pledged_merchant_count as pledged_merchant_count,
        districts_counted.breach_count as breach_count,
        districts_counted.upheld_count as upheld_count,
        districts_counted.breaching_merchant_count as breaching_merchant_count,
        cast(districts_counted.breach_count as double)
        / nullif(districts_counted.pledged_merchant_count, 0) as breach_ratio,
        cast(districts_counted.breaching_merchant_count as double)
        / nullif(districts_counted.pledged_merchant_count, 0)
            as breaching_merchant_share,
        case
            when districts_counted.has_groups then 'known' else 'not_known'
        end as verdict,
        case when not districts_counted.has_groups then 'no_register' end as reason,
    from districts_counted
    left join core.dim_district
        on districts_counted.district_id = dim_district.district_id
    order by district_id
);
