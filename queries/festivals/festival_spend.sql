-- 指标：各届活动新增消费
-- Metric: Additional spending of each edition
-- 口径：新增消费 = 增量人次 × 每人次消费 × 新增比例。增量取 metric.festival_uplift，只
--   在 verdict 为 above 时算，区间的两端同样换算；首末两日都含，06:00 及以前结束的末日为
--   前一天。每人次消费（spend_per_visit_yuan）和新增比例（additionality_share：其中不来
--   活动就不会花的部分）只用活动参数里申报并附依据的，从不假定，没有乘数。算得出的
--   verdict 为 known，否则为 not_known、金额为空。reason：no_parameter 没有申报这两个参
--   数；not_entries断面人次不是到访，不换算消费；uplift_not_above 看不出活动带来了人；
--   no_uplift 增量没有基线。进入与断面各成一行，从不相加。空 = 没有，不是 0。没有片区的
--   活动按地点栏的点位。
-- Definition: Additional spending = uplift visits × spending of a visit × additional
--   share. Uplift is that of metric.festival_uplift, used only when its verdict is
--   above; both ends of its interval are converted the same way; first and last day
--   included; an edition that ends at or before 06:00 ends on the day before. Spending
--   (spend_per_visit_yuan) and additional share (additionality_share: what would not
--   have been spent without the edition) are those declared with a source among the
--   event parameters, never assumed, and there are no multipliers. verdict is known
--   where it can be computed, else not_known with NULL. reason: no_parameter, the two
--   are not declared; not_entries, passages are no visits and spend nothing;
--   uplift_not_above, it cannot be seen to have drawn anybody; no_uplift, the uplift
--   has no baseline. Entries and passages in rows of their own, never added. NULL =
--   there is none, which is not zero. Editions without a district count at their
--   venue's places.
-- 粒度：一行 = 一届活动的一个指标
-- Grain: one row = an edition and measure
-- 单位：元；人次；占比 0–1
-- Unit: yuan; visits; shares 0–1
-- 来源：core.dim_event_parameter、mart.place_day（经 metric.festival_uplift）
-- Source: core.dim_event_parameter, mart.place_day, through metric.festival_uplift
create or replace macro metric.festival_spend() as table (
    with spending as (
        select
            event_id,
            parameter_value,
            source_name,
        from core.dim_event_parameter
        where parameter = 'spend_per_visit_yuan'
    ),

    additionality as (
        select
            event_id,
            parameter_value,
            source_name,
        from core.dim_event_parameter
        where parameter = 'additionality_share'
    ),

    uplift as (
        select
            festival_uplift.*,
            festival_uplift.visit_count
            - festival_uplift.visit_count
            / (1 + festival_uplift.uplift_low_ratio) as uplift_low_visit_count,
            festival_uplift.visit_count
            - festival_uplift.visit_count
            / (1 + festival_uplift.uplift_high_ratio) as uplift_high_visit_count,
        from metric.festival_uplift() as festival_uplift
    ),

    priced as (
        select
            uplift.*,
            spending.parameter_value as spend_per_visit_yuan,
            additionality.parameter_value as additionality_share,
            spending.source_name as spend_source_name,
            additionality.source_name as additionality_source_name,
            cast(spending.parameter_value as double)
            * cast(additionality.parameter_value as double) as additional_yuan,
            coalesce(
                uplift.measure = 'entries' and uplift.verdict = 'above', false
            ) as is_priced,
        from uplift
        left join spending on uplift.event_id = spending.event_id
        left join additionality on uplift.event_id = additionality.event_id
    )

    select
        event_id,
        measure,
        cast(
            case when is_priced then uplift_visit_count * additional_yuan end
            as decimal(18, 2)
        ) as additional_spend_yuan,
        cast(
            case when is_priced then uplift_low_visit_count * additional_yuan end
            as decimal(18, 2)
        ) as additional_spend_low_yuan,
        cast(
            case when is_priced then uplift_high_visit_count * additional_yuan end
            as decimal(18, 2)
        ) as additional_spend_high_yuan,
        uplift_visit_count,
        spend_per_visit_yuan,
        additionality_share,
        spend_source_name,
        additionality_source_name,
        case
            when is_priced and additional_yuan is not null then 'known'
            else 'not_known'
        end as verdict,
        case
            when additional_yuan is null then 'no_parameter'
            when measure <> 'entries' then 'not_entries'
            when verdict = 'no_baseline' then 'no_uplift'
            when verdict <> 'above' then 'uplift_not_above'
        end as reason,
        event_name,
        festival_id,
        starts_on,
        ends_on,
    from priced
    order by event_id, measure
);
