-- 指标：提醒：商户多次被投诉
-- Metric: Alerts: a merchant with repeated cases
-- 口径：asked_at 那一天（见 alert_moments 的 cases_at 的日期）。两种，各成一行：
--   listed = 按当天施行的“达到”规则在黑榜上，见 metric.merchant_lists，
--   measured_value 为窗口内属实件数，threshold_value 为规则的件数；repeated = 当天和之
--   前共 90 天受理 3 件以上，不论是否属实，见 metric.repeat_offenders。从何时起达到没有
--   记，since_at 为空。severity 都是 watch。没有商户编号的投诉不算在任何商户头上。片区
--   = 商户登记的，没有的归入 unknown。
-- Definition: On the day of asked_at (cases_at of alert_moments). Two reasons, each
--   with a row of its own: listed = on a black list by a rule of at least that is in
--   force on that day, see metric.merchant_lists; measured_value = upheld cases in the
--   window, threshold_value = the count of the rule; repeated = 3 cases or more received
--   on that day and the 89 before, upheld or not, see metric.repeat_offenders. Since
--   when is not recorded: since_at NULL. severity is always watch. A case without a
--   merchant number counts against nobody. District = where the merchant is registered,
--   else unknown.
-- 粒度：一行 = 一户商户的一条原因
-- Grain: one row = a merchant and a reason
-- 单位：件（value_unit 为 cases）
-- Unit: cases (value_unit cases)
-- 来源：metric.merchant_lists、metric.repeat_offenders
-- Source: metric.merchant_lists, metric.repeat_offenders
create or replace macro metric.alerts_of_merchants(asked_at := null) as table (
    with moments as (
        select
            found.cases_at as cases_at,
            cast(found.cases_at as date) as cases_on,
        from metric.alert_moments(asked_at) as found
    ),

    flagged_merchants as (
        select
            lists.merchant_id as merchant_id,
            lists.merchant_name as merchant_name,
            lists.district_id as district_id,
            lists.upheld_count as case_count,
            lists.at_least_count as threshold_count,
            lists.rule_id as basis_id,
            lists.rule_name as basis_name,
            'listed' as reason,
        from metric.merchant_lists((select cases_on from moments)) as lists
        where
            lists.list_type = 'black'
            and lists.verdict = 'listed'
            and lists.at_least_count is not null

        union all

        select
            offenders.merchant_id as merchant_id,
            offenders.merchant_name as merchant_name,
            offenders.district_id as district_id,
            offenders.complaint_count as case_count,
            3 as threshold_count,
            'within_90_days' as basis_id,
            cast(null as varchar) as basis_name,
            'repeated' as reason,
        from metric.repeat_offenders(
            (select cases_on - 89 from moments), (select cases_on from moments), 3
        ) as offenders
    )

    select
        concat_ws(
            ':',
            'merchant_repeated',
            flagged_merchants.merchant_id,
            flagged_merchants.basis_id
        ) as alert_id,
        'merchant_repeated' as alert_kind,
        'watch' as severity,
        'merchant' as subject_type,
        flagged_merchants.merchant_id as subject_id,
        flagged_merchants.merchant_name as subject_name,
        flagged_merchants.district_id as district_id,
        cast(null as timestamp) as since_at,
        moments.cases_at as known_at,
        cast(flagged_merchants.case_count as double) as measured_value,
        cast(flagged_merchants.threshold_count as double) as threshold_value,
        'cases' as value_unit,
        flagged_merchants.basis_id as basis_id,
        flagged_merchants.basis_name as basis_name,
        cast(null as boolean) as is_basis_verified,
        flagged_merchants.reason as reason,
    from flagged_merchants
    cross join moments
    order by alert_id
);
