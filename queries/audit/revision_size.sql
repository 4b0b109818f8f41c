-- 指标：更正的大小
-- Metric: Size of revisions
-- 口径：每次报送取代了先前读数的：更正大小 = 新旧差的绝对值之和 ÷ 旧值之和，只算两边都
--   有数的读数；没有日期条件，不分片区，各种指标各成一行，从不相加。旧值之和只含被取代
--   的读数，重报而没有变的不在内，它们的行数见 unchanged_row_count（整份文件）。旧值停
--   机而补上的（filled）、改成停机的（emptied）只计个数；取代它的那行已不在库里的不算。
--   撤回了的报送照样列出，is_withdrawn 为真。没有取代过读数的报送没有行。旧值之和为 0
--   或没有可比的，比率为空，不是 0，reason 为 no_base。
-- Definition: Of each delivery that replaced earlier readings: size = the sum of
--   absolute differences ÷ the sum of the old values, over readings with a number on
--   both sides; no dates, no districts, each measure in a row of its own, never added.
--   The old values are those of the replaced readings alone; readings sent again and
--   unchanged are not among them, unchanged_row_count has their number for the whole
--   file. Outages that got a value (filled) and values that became an outage (emptied)
--   are only counted; readings whose replacement is no longer there are left out.
--   Withdrawn deliveries are listed with is_withdrawn. A delivery that replaced no
--   reading has no row. The ratio is NULL, which is not zero, when the old values add
--   up to 0 or none compare; the reason is then no_base.
-- 粒度：一行 = 一次报送的一个指标
-- Grain: one row = a delivery and measure
-- 单位：个；人次；比率
-- Unit: readings; visits; ratios
-- 来源：metric.superseded_counts、ledger.delivery
-- Source: metric.superseded_counts, ledger.delivery
create or replace macro metric.revision_size() as table (
    with replaced as (
        select
            counts.new_delivery_id as delivery_id,
            counts.measure as measure,
            count(*) as restated_reading_count,
            count(counts.difference) as compared_reading_count,
            count(
                case when counts.old_visit_count is null then counts.new_visit_count end
            ) as filled_reading_count,
            count(
                case when counts.new_visit_count is null then counts.old_visit_count end
            ) as emptied_reading_count,
            cast(
                sum(
                    case
                        when counts.difference is not null then counts.old_visit_count
                    end
                ) as bigint
            ) as old_visit_count,
            cast(
                sum(
                    case
                        when counts.difference is not null then counts.new_visit_count
                    end
                ) as bigint
            ) as new_visit_count,
            cast(sum(abs(counts.difference)) as bigint) as revised_visit_count,
            min(counts.counted_on) as first_on,
            max(counts.counted_on) as last_on,
        from metric.superseded_counts() as counts
        where counts.new_quality is not null -- the row that replaced it is there
        group by counts.new_delivery_id, counts.measure
    ),

    withdrawals as (
        select delivery.withdraws_delivery_id as delivery_id
        from ledger.delivery
        where delivery.withdraws_delivery_id is not null
    )

    select
        replaced.delivery_id as delivery_id,
        delivery.file_name as file_name,
        delivery.release_kind as release_kind,
        delivery.loaded_at as loaded_at,
        replaced.measure as measure,
        replaced.old_visit_count as old_visit_count,
        replaced.new_visit_count as new_visit_count,
        replaced.new_visit_count - replaced.old_visit_count as difference,
        replaced.revised_visit_count as revised_visit_count,
        cast(replaced.revised_visit_count as double)
        / nullif(replaced.old_visit_count, 0) as revision_ratio,
        replaced.restated_reading_count as restated_reading_count,
        replaced.compared_reading_count as compared_reading_count,
        replaced.filled_reading_count as filled_reading_count,
        replaced.emptied_reading_count as emptied_reading_count,
        delivery.kept_row_count as kept_row_count,
        delivery.unchanged_row_count as unchanged_row_count,
        replaced.first_on as first_on,
        replaced.last_on as last_on,
        withdrawals.delivery_id is not null as is_withdrawn,
        case
            when replaced.old_visit_count > 0 then 'comparable' else 'not_comparable'
        end as verdict,
        case when coalesce(replaced.old_visit_count, 0) = 0 then 'no_base' end
            as reason,
    from replaced
    left join ledger.delivery on replaced.delivery_id = delivery.delivery_id
    left join withdrawals on replaced.delivery_id = withdrawals.delivery_id
    order by delivery_id, measure
);
