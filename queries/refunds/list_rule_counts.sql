-- 指标：各商户在红黑榜规则下的件数
-- Metric: Cases of merchants under the rules of the lists
-- 口径：规则取该日施行的，见 list_rules_in_force；投诉按受理日期在窗口内（首末两日都
--   含）、按该日（含）以前所知，见 cases_upheld；规则的类别组为空 = 全部类别。
--   upheld_count 属实的，pending_count 还没有办结的；首末日期只看属实的，没有时为空。
--   没有商户编号的投诉不算；两样都没有的商户没有行。不分片区。
-- Definition: Rules in force on the day, see list_rules_in_force; cases received in
--   the window, its first and last day included, as known by the end of the day, see
--   cases_upheld; a rule with a NULL group takes every category. upheld_count =
--   upheld, pending_count = not closed yet; first and last day are those of upheld
--   cases, NULL without any. A case without a merchant number is left out; a merchant
--   with neither has no row. Districts play no part.
-- 粒度：一行 = 一户商户在一条规则下
-- Grain: one row = a merchant under a rule
-- 单位：件
-- Unit: cases
-- 来源：core.dim_list_rule、core.dim_category_group、mart.complaint_case、
--   core.fct_refund
-- Source: core.dim_list_rule, core.dim_category_group, mart.complaint_case,
--   core.fct_refund
create or replace macro metric.list_rule_counts(as_of_on) as table (
    with known_cases as (
        select
            complaint_id,
            merchant_id,
            merchant_name,
            category,
            received_on,
            closed_on,
            is_upheld,
        from metric.cases_upheld(as_of_on)
    ),

    -- every case is in the group '', that of a rule without one
    cases_in_groups as (
        select
            known_cases.*,
            '' as group_id,
        from known_cases
        union all
        select
            known_cases.*,
            dim_category_group.category_group_id as group_id,
        from known_cases
        inner join core.dim_category_group -- a category without a group is in ''
            on known_cases.category = dim_category_group.category
    ),

    rules_in_force as (
        select
            rules.rule_id as rule_id,
            rules.valid_from_on as valid_from_on,
            rules.category_group_id as category_group_id,
            rules.window_from_on as window_from_on,
        from metric.list_rules_in_force(as_of_on) as rules
    )

    select
        rules_in_force.rule_id as rule_id,
        rules_in_force.valid_from_on as valid_from_on,
        cases_in_groups.merchant_id as merchant_id,
        max(cases_in_groups.merchant_name) as merchant_name,
        count(*) filter (where cases_in_groups.is_upheld) as upheld_count,
        count(*) filter (
            where cases_in_groups.closed_on is null
        ) as pending_count,
        min(cases_in_groups.received_on) filter (
            where cases_in_groups.is_upheld
        ) as first_received_on,
        max(cases_in_groups.received_on) filter (
            where cases_in_groups.is_upheld
        ) as last_received_on,
    from rules_in_force
    inner join cases_in_groups -- keeps the cases that the rule looks at
        on
            rules_in_force.window_from_on <= cases_in_groups.received_on
            and cases_in_groups.group_id
            = coalesce(rules_in_force.category_group_id, '')
    where
        cases_in_groups.merchant_id is not null
        and (cases_in_groups.is_upheld or cases_in_groups.closed_on is null)
    group by
        rules_in_force.rule_id,
        rules_in_force.valid_from_on,
        cases_in_groups.merchant_id
    order by rule_id, valid_from_on, merchant_id
);
