-- 指标：红黑榜
-- Metric: The red and the black list
-- 口径：按该日施行的规则（core.dim_list_rule，施行、废止两日都含）复算，任何一天都可
--   以重算：只用截至该日（含）受理、办结、付款的。窗口 = 该日和它之前共
--   within_day_count 天，按受理日期；属实见 cases_upheld；规则的类别组为空 = 全部类
--   别。listed 上榜 = 属实件数达到 at_least_count，或不超过 at_most_count；规则须有承
--   诺时，还要该日承诺有效；没有登记的商户不上“不超过”的榜。有行的：窗口内有属实或未
--   办结件的商户；规则是“不超过”时还有全部登记商户（须有承诺时只有承诺有效的）。没有
--   商户编号的投诉不算在任何商户头上。verdict 为 listed、not_listed、not_known；“不超
--   过”的规则，窗口内一件投诉（任何商户）都没有报送时 reason 为 not_delivered，不当作
--   0 件；规则的类别组没有登记类别时为 no_register。商户、承诺、类别归组按现在的登
--   记；申诉没有数据，不在其中。片区 = 商户登记的，没有的归入 unknown。
-- Definition: By the rules in force on that day (core.dim_list_rule, first and last
--   day included), and the same for any day whenever it is asked: only what was
--   received, closed and paid by its end. The window is that day and the days before
--   it, within_day_count in all, by the day received; upheld as in cases_upheld; a
--   rule with a NULL group takes every category. Listed = upheld cases reach
--   at_least_count, or do not exceed at_most_count, and, where the rule requires a
--   pledge, one in force on that day; an unregistered merchant is on no list of at
--   most. Rows: merchants with an upheld or open case in the window; for a rule of at
--   most, every registered merchant too (where a pledge is required, those with one).
--   A case without a merchant number counts against nobody. The verdict is listed,
--   not_listed or not_known; for a rule of at most, a window in which no case of any
--   merchant was delivered has the reason not_delivered and is not taken for 0; a
--   group without a registered category has no_register. Merchants, pledges and
--   groups as registered now; there is no data on appeals. District = where the
--   merchant is registered, else unknown.
-- 粒度：一行 = 一户商户在一条规则下
-- Grain: one row = a merchant under a rule
-- 单位：件、天
-- Unit: cases, days
-- 来源：core.dim_list_rule、core.dim_category_group、mart.complaint_case、
--   core.fct_refund、core.dim_merchant
-- Source: core.dim_list_rule, core.dim_category_group, mart.complaint_case,
--   core.fct_refund, core.dim_merchant
create or replace macro metric.merchant_lists(as_of_on) as table (
    with asked as (
        select cast(as_of_on as date) as asked_on
    ),

    rules_in_force as (
        select rules.*
        from metric.list_rules_in_force(as_of_on) as rules
    ),

    counted_merchants as (
        select counts.*
        from metric.list_rule_counts(as_of_on) as counts
    ),

    pledges_in_force as (
        select dim_merchant.merchant_id as merchant_id
        from core.dim_merchant
        inner join asked -- one row: keeps the pledges in force on the day
            on
                dim_merchant.pledged_from_on <= asked.asked_on
                and (
                    dim_merchant.pledged_to_on is null
                    or dim_merchant.pledged_to_on >= asked.asked_on
                )
    ),

    candidates as (
        select
            rule_id,
            valid_from_on,
            merchant_id,
        from counted_merchants
        union
        select
            rules_in_force.rule_id as rule_id,
            rules_in_force.valid_from_on as valid_from_on,
            dim_merchant.merchant_id as merchant_id,
        from rules_in_force
        cross join core.dim_merchant
        left join pledges_in_force
            on dim_merchant.merchant_id = pledges_in_force.merchant_id
        where
            rules_in_force.at_most_count is not null
            and (
                pledges_in_force.merchant_id is not null
                or not rules_in_force.is_pledge_required
            )
    ),

    judged_merchants as (
        select
            candidates.merchant_id as merchant_id,
            counted_merchants.merchant_name as merchant_name,
            rules_in_force.rule_id as rule_id,
            rules_in_force.valid_from_on as valid_from_on,
            rules_in_force.rule_name as rule_name,
            rules_in_force.list_type as list_type,
            rules_in_force.category_group_id as category_group_id,
            rules_in_force.at_least_count as at_least_count,
            rules_in_force.at_most_count as at_most_count,
            rules_in_force.within_day_count as within_day_count,
            rules_in_force.is_pledge_required as is_pledge_required,
            rules_in_force.source_name as source_name,
            pledges_in_force.merchant_id is not null as is_pledged,
            -- no case of the merchant in a window that was delivered is none
            coalesce(counted_merchants.upheld_count, 0) as upheld_count,
            coalesce(counted_merchants.pending_count, 0) as pending_count,
            counted_merchants.first_received_on as first_received_on,
            counted_merchants.last_received_on as last_received_on,
            rules_in_force.is_group_registered as is_group_registered,
            rules_in_force.is_delivered as is_delivered,
        from candidates
        inner join rules_in_force -- candidates come from these rules
            on
                candidates.rule_id = rules_in_force.rule_id
                and candidates.valid_from_on = rules_in_force.valid_from_on
        left join counted_merchants
            on
                candidates.rule_id = counted_merchants.rule_id
                and candidates.valid_from_on = counted_merchants.valid_from_on
                and candidates.merchant_id = counted_merchants.merchant_id
        left join pledges_in_force
            on candidates.merchant_id = pledges_in_force.merchant_id
    )

    select
        judged_merchants.rule_id as rule_id,
        judged_merchants.valid_from_on as rule_valid_from_on,
        judged_merchants.list_type as list_type,
        judged_merchants.merchant_id as merchant_id,
        coalesce(
            dim_merchant.merchant_name, judged_merchants.merchant_name
        ) as merchant_name,
        dim_merchant.merchant_type as merchant_type,
        coalesce(dim_merchant.district_id, 'unknown') as district_id,
        case
            when
                judged_merchants.is_group_registered
                and judged_merchants.is_delivered
                then judged_merchants.upheld_count
        end as upheld_count,
        judged_merchants.pending_count as pending_count,
        judged_merchants.first_received_on as first_received_on,
        judged_merchants.last_received_on as last_received_on,
        judged_merchants.rule_name as rule_name,
        judged_merchants.category_group_id as category_group_id,
        judged_merchants.at_least_count as at_least_count,
        judged_merchants.at_most_count as at_most_count,
        judged_merchants.within_day_count as within_day_count,
        judged_merchants.is_pledge_required as is_pledge_required,
        judged_merchants.is_pledged as is_pledged,
        judged_merchants.source_name as source_name,
        case
            when
                not judged_merchants.is_group_registered
                or not judged_merchants.is_delivered
                then 'not_known'
            when
                judged_merchants.is_pledge_required
                and not judged_merchants.is_pledged
                then 'not_listed'
            when
                judged_merchants.at_most_count is not null
                and dim_merchant.merchant_id is null
                then 'not_listed'
            when judged_merchants.upheld_count < judged_merchants.at_least_count
                then 'not_listed'
            when judged_merchants.upheld_count > judged_merchants.at_most_count
                then 'not_listed'
            else 'listed'
        end as verdict,
        case
            when not judged_merchants.is_group_registered then 'no_register'
            when not judged_merchants.is_delivered then 'not_delivered'
        end as reason,
    from judged_merchants
    left join core.dim_merchant
        on judged_merchants.merchant_id = dim_merchant.merchant_id
    order by list_type, rule_id, rule_valid_from_on, merchant_id
);
