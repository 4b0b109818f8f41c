-- 指标：违反“价格不涨”承诺的投诉
-- Metric: Complaints in breach of the price pledge
-- 口径：按受理日期取数，起止两日都含。类别归入涨价组（core.dim_category_group 的
--   price_rise）、而且商户在受理当日有有效承诺（承诺起止两日都含，没有止日 = 仍有效）
--   的投诉；没有商户编号、商户未登记的无从知道承诺，不在其中。承诺按现在的登记。
--   is_upheld = 已办结而且有退赔，见 cases_upheld；没有办结或没有退赔的照样有行。片区
--   = 商户登记的，没有的归入 unknown。没有报送类别归组时没有行，见 pledge_breach_rate
--   的 reason。
-- Definition: By the day received, both ends included. Cases of a category in the
--   group price_rise (core.dim_category_group) against a merchant whose pledge was in
--   force on the day received (first and last day of the pledge included, no last day
--   = still in force); without a merchant number, or with an unregistered one, no
--   pledge can be known, and the case is not here. Pledges as registered now.
--   is_upheld = closed with a refund, see cases_upheld; cases still open or without a
--   refund are here too. District = where the merchant is registered, else unknown.
--   Without a register of category groups there are no rows: see the reason of
--   pledge_breach_rate.
-- 粒度：一行 = 一件投诉
-- Grain: one row = a complaint
-- 单位：元
-- Unit: yuan
-- 来源：mart.complaint_case、core.dim_merchant、core.dim_category_group
-- Source: mart.complaint_case, core.dim_merchant, core.dim_category_group
create or replace macro metric.pledge_breaches(from_on, to_on) as table (
    with asked as (
        select
            cast(from_on as date) as from_on,
            cast(to_on as date) as to_on,
    )

    select
        known_cases.complaint_id as complaint_id,
        known_cases.received_on as received_on,
        known_cases.merchant_id as merchant_id,
        dim_merchant.merchant_name as merchant_name,
        dim_merchant.merchant_type as merchant_type,
        coalesce(dim_merchant.district_id, 'unknown') as district_id,
        known_cases.category as category,
        dim_merchant.pledged_from_on as pledged_from_on,
        dim_merchant.pledged_to_on as pledged_to_on,
        known_cases.closed_on as closed_on,
        known_cases.decided_refund_yuan as decided_refund_yuan,
        known_cases.refunded_yuan as refunded_yuan,
        known_cases.is_upheld as is_upheld,
    from metric.cases_upheld('9999-12-31') as known_cases
    inner join asked -- one row: keeps the days asked for
        on
            known_cases.received_on >= asked.from_on
            and known_cases.received_on <= asked.to_on
    inner join core.dim_category_group -- chooses the group: losing the rest is its job
        on
            known_cases.category = dim_category_group.category
            and dim_category_group.category_group_id = 'price_rise'
    inner join core.dim_merchant -- chooses the pledged: losing the rest is its job
        on
            known_cases.merchant_id = dim_merchant.merchant_id
            and known_cases.received_on >= dim_merchant.pledged_from_on
            and (
                dim_merchant.pledged_to_on is null
                or known_cases.received_on <= dim_merchant.pledged_to_on
            )
    order by received_on, complaint_id
);
