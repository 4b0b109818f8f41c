-- 指标：提醒
-- Metric: Alerts
-- 口径：现在要看的事，五种：capacity_reached 到了预警等级；deadline_near 时限两天内到
--   期或已过；feed_late 报送迟到；counter_faulty 计数器没有读数或卡住；
--   merchant_repeated 商户多次被投诉；各自的定义见 metric.alerts_of_capacity、
--   alerts_of_deadlines、alerts_of_feeds、alerts_of_counters、alerts_of_merchants。
--   asked_at 为空 = 数据自己的最新时刻，不是墙上的钟，见 alert_moments；每行的
--   known_at 说看到哪一刻。severity：act 要办，watch 要留意。alert_id 在同一件事持续
--   时不变；since_at 起始，空 = 不知道；没有行不等于一切正常：承载率不知道的见
--   metric.capacity_levels_now。只有编号、名称（点位、片区、商户）和数，没有个人信
--   息。没有片区的行 district_id 为空或 unknown。
-- Definition: What needs a look now, of five kinds: capacity_reached, a level of
--   capacity; deadline_near, a limit due within two days or passed; feed_late;
--   counter_faulty, a counter dead or stuck; merchant_repeated, a merchant with repeated
--   cases; each as defined in metric.alerts_of_capacity, alerts_of_deadlines,
--   alerts_of_feeds, alerts_of_counters and alerts_of_merchants. A NULL asked_at = the
--   newest moment of the data itself, not the clock on the wall, see alert_moments;
--   known_at says up to when each row looks. severity: act, or watch. alert_id stays
--   the same while the same thing goes on; since_at is its start, NULL = not known. No
--   row does not prove that all is well: for loads that are not known see
--   metric.capacity_levels_now. Numbers, names of places, districts and merchants, and
--   counts alone, nothing personal. Rows without a district have NULL or unknown.
-- 粒度：一行 = 一个提醒
-- Grain: one row = an alert
-- 单位：见 value_unit：load_ratio 承载率、hours 小时、days 天、cases 件
-- Unit: see value_unit: load_ratio, hours, days, cases
-- 来源：metric.alerts_of_capacity、metric.alerts_of_deadlines、
--   metric.alerts_of_feeds、metric.alerts_of_counters、metric.alerts_of_merchants
-- Source: metric.alerts_of_capacity, metric.alerts_of_deadlines,
--   metric.alerts_of_feeds, metric.alerts_of_counters, metric.alerts_of_merchants
create or replace macro metric.alerts(asked_at := null) as table (
    with found_alerts as (
        select capacity.*
        from metric.alerts_of_capacity(asked_at) as capacity
        union all
        select deadlines.*
        from metric.alerts_of_deadlines(asked_at) as deadlines
        union all
        select feeds.*
        from metric.alerts_of_feeds(asked_at) as feeds
        union all
        select counters.*
        from metric.alerts_of_counters(asked_at) as counters
        union all
        select merchants.*
        from metric.alerts_of_merchants(asked_at) as merchants
    )

    select
        alert_id,
        alert_kind,
        severity,
        subject_type,
        subject_id,
        subject_name,
        district_id,
        since_at,
        known_at,
        measured_value,
        threshold_value,
        value_unit,
        basis_id,
        basis_name,
        is_basis_verified,
        reason,
    from found_alerts
    order by severity asc, alert_kind asc, since_at desc nulls last, alert_id asc
);
