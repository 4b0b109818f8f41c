-- 指标：某日施行的红黑榜规则
-- Metric: The rules of the lists in force on a day
-- 口径：施行、废止两日都含；同一规则有几行当日施行的，各自成行。window_from_on 为窗口
--   首日，末日就是该日。is_group_registered = 规则的类别组有登记的类别，没有类别组的
--   规则不需要；is_delivered = 窗口内有任何商户的投诉。不分片区。
-- Definition: First and last day in force included; rows of one rule that are in
--   force together each have a row. window_from_on is the first day of the window,
--   which ends on the day asked for. is_group_registered = the rule's group has a
--   registered category, or the rule has no group; is_delivered = a case of any
--   merchant lies in the window. Districts play no part.
-- 粒度：一行 = 一条规则
-- Grain: one row = a rule
-- 单位：件、天
-- Unit: cases, days
-- 来源：core.dim_list_rule、core.dim_category_group、mart.complaint_case
-- Source: core.dim_list_rule, core.dim_category_group, mart.complaint_case
create or replace macro metric.list_rules_in_force(as_of_on) as table (
    with asked as (
        select cast(as_of_on as date) as asked_on
    ),

    rules_in_force as (
        select
            dim_list_rule.rule_id as rule_id,
            dim_list_rule.valid_from_on as valid_from_on,
            dim_list_rule.rule_name as rule_name,
            dim_list_rule.list_type as list_type,
            dim_list_rule.category_group_id as category_group_id,
            dim_list_rule.at_least_count as at_least_count,
            dim_list_rule.at_most_count as at_most_count,
            dim_list_rule.within_day_count as within_day_count,
            dim_list_rule.is_pledge_required as is_pledge_required,
            dim_list_rule.source_name as source_name,
            asked.asked_on - dim_list_rule.within_day_count + 1 as window_from_on,
        from core.dim_list_rule
        inner join asked -- one row: keeps the rules in force on the day
            on
                dim_list_rule.valid_from_on <= asked.asked_on
                and (
                    dim_list_rule.valid_to_on is null
                    or dim_list_rule.valid_to_on >= asked.asked_on
                )
    ),

    groups_registered as (
        select distinct category_group_id as group_id from core.dim_category_group
        union all
        select '' as group_id
    ),

    newest_case as (
        select max(known_cases.received_at) as received_at
        from metric.case_rows(null, '0001-01-01', as_of_on) as known_cases
    )

    select
        rules_in_force.*,
        groups_registered.group_id is not null as is_group_registered,
        coalesce(
            cast(newest_case.received_at as date) >= rules_in_force.window_from_on,
            false
        ) as is_delivered,
    from rules_in_force
    cross join newest_case
    left join groups_registered
        on coalesce(rules_in_force.category_group_id, '') = groups_registered.group_id
    order by rule_id, valid_from_on
);
