-- 指标：案件适用的时限与起止
-- Metric: The limits that apply to each case, when they began and were met
-- 口径：as_of_at 之后的事一律当作还不知道：其后受理的案件没有行，其后立案、核实、办结、
--   退赔、暂停的当作没有。规则按受理日期（施行、废止两日都含）、渠道和类别选，规则没有
--   写渠道或类别的对各渠道、各类别都适用；几条都适用就各有一行，一条都没有的有一行，
--   rule_id 为空。退赔的时限只用于决定要退或已有退赔的案件。起点按规则：受理、立案或办
--   结；完成：受理看立案时间，核实看核实时间，办结和终止调解看办结时间，退赔看首笔退
--   赔；办结后又重办的 = 没有办结。答复和告知没有时间可看；后面的步骤已有时间而这一步没
--   有的，is_unrecorded 为是。暂停只在规则写明该原因时算，延期只在规则可延期时算。片区
--   = 文件所给，没有则按商户登记，再没有为 unknown，不丢弃。空 = 还没有，不是 0。
-- Definition: Nothing after as_of_at is known: a case received later has no row;
--   acceptance, verification, closing, refund or pause after it is not there. A rule is
--   chosen by the day of receipt (first and last day in force included), channel and
--   category; one that names no channel or category applies to all. Several that apply
--   have a row each; a case that none applies to has one with a NULL rule_id. Limits on
--   refunds are for cases with a refund decided or paid. The start by the rule:
--   receipt, acceptance or closing. Done: accept at acceptance, verify at verification,
--   close and end_mediation at closing, refund at the first payment; reopened after
--   closing = not closed. For reply and inform the feed has no time; where a later step
--   has a time and this one has none, is_unrecorded is true. Pauses count only where
--   the rule names their reason, extensions only where it is extendable. District as
--   delivered, else the merchant's, else unknown; none is dropped. NULL = not yet,
--   which is not zero.
-- 粒度：一行 = 一件案件的一条时限
-- Grain: one row = a case and a limit
-- 单位：时限单位见 limit_unit
-- Unit: limits in limit_unit
-- 来源：mart.complaint_case、core.dim_deadline_rule
-- Source: mart.complaint_case, core.dim_deadline_rule
create or replace macro metric.case_clocks(as_of_at) as table (
    with asked as (
        select cast(as_of_at as timestamp) as known_at
    ),

    cases_known as (
        select
            complaint_case.*,
            asked.known_at as known_at,
            case
                when complaint_case.accepted_at <= asked.known_at
                    then complaint_case.accepted_at
            end as known_accepted_at,
            case
                when complaint_case.verified_at <= asked.known_at
                    then complaint_case.verified_at
            end as known_verified_at,
            case
                when
                    complaint_case.reopened_at <= asked.known_at
                    and complaint_case.reopened_at >= complaint_case.last_closed_at
                    then null
                when complaint_case.last_closed_at <= asked.known_at
                    then complaint_case.last_closed_at
            end as known_closed_at,
            case
                when complaint_case.first_refunded_at <= asked.known_at
                    then complaint_case.first_refunded_at
            end as known_refunded_at,
            case
                when complaint_case.paused_from_at <= asked.known_at
                    then complaint_case.paused_from_at
            end as known_paused_from_at,
            case
                when complaint_case.paused_to_at <= asked.known_at
                    then complaint_case.paused_to_at
            end as known_paused_to_at,
        from mart.complaint_case
        inner join asked -- one row: what was received later is not known
            on complaint_case.received_at <= asked.known_at
    ),

    clocks as (
        select
            cases_known.*,
            limits.rule_id as rule_id,
            limits.rule_name as rule_name,
            limits.valid_from_on as rule_valid_from_on,
            limits.is_verified as is_rule_verified,
            limits.stage as stage,
            limits.limit_value as limit_value,
            limits.limit_unit as limit_unit,
            limits.is_rolled as is_rolled,
            case limits.starts_from
                when 'receipt' then cases_known.received_at
                when 'acceptance' then cases_known.known_accepted_at
                when 'closing' then cases_known.known_closed_at
            end as started_at,
            case limits.stage
                when 'accept' then cases_known.known_accepted_at
                when 'verify' then cases_known.known_verified_at
                when 'close' then cases_known.known_closed_at
                when 'end_mediation' then cases_known.known_closed_at
                when 'refund' then cases_known.known_refunded_at
            end as done_at,
            coalesce(
                cases_known.known_verified_at, cases_known.known_closed_at
            ) is not null as is_past_acceptance,
            limits.is_extendable as is_extendable,
            coalesce(
                strpos(
                    concat('、', limits.pause_reasons, '、'),
                    concat('、', cases_known.pause_reason, '、')
                ) > 0
                and cases_known.pause_reason is not null
                and limits.pause_reasons is not null,
                false
            ) as is_pausing,
        from cases_known
        -- left: a case without a rule is shown as one
        left join core.dim_deadline_rule as limits
            on
                cases_known.received_on >= limits.valid_from_on
                and cases_known.received_on
                <= coalesce(limits.valid_to_on, cast('9999-12-31' as date))
                and (
                    limits.channel is null
                    or strpos(
                        concat('、', limits.channel, '、'),
                        '、' || cases_known.channel || '、'
                    ) > 0
                )
                and (
                    limits.category is null
                    or cases_known.category = limits.category
                )
                and (
                    limits.stage <> 'refund'
                    or cases_known.decided_refund_yuan > 0
                    or cases_known.payment_count > 0
                )
    )

    select
        clocks.complaint_id as complaint_id,
        clocks.rule_id as rule_id,
        clocks.stage as stage,
        clocks.rule_name as rule_name,
        clocks.rule_valid_from_on as rule_valid_from_on,
        clocks.is_rule_verified as is_rule_verified,
        clocks.limit_value as limit_value,
        clocks.limit_unit as limit_unit,
        clocks.is_rolled as is_rolled,
        clocks.started_at as started_at,
        clocks.done_at as done_at,
        clocks.known_at as known_at,
        clocks.is_time_ordered as is_time_ordered,
        clocks.done_at is null
        and case clocks.stage
            when 'accept' then clocks.is_past_acceptance
            when 'verify' then clocks.known_closed_at is not null
            when 'refund'
                then clocks.payment_count > 0 and clocks.first_refunded_at is null
            else clocks.stage in ('reply', 'inform')
        end as is_unrecorded,
        case when clocks.is_pausing then clocks.known_paused_from_at end
            as paused_from_at,
        case when clocks.is_pausing then clocks.known_paused_to_at end as paused_to_at,
        case when clocks.is_extendable then clocks.extended_to_on end as extended_to_on,
        clocks.stated_due_at as stated_due_at,
        clocks.district_id as district_id,
        clocks.channel as channel,
        clocks.category as category,
        clocks.received_at as received_at,
    from clocks
);
