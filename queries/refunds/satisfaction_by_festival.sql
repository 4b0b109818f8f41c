-- 指标：各届活动满意度
-- Metric: Satisfaction by festival edition
-- 口径：投诉按其“关联活动”归届，各类别都算，不限受理日期；没有写关联活动的不归任何一
--   届。满意率 = 满意 ÷（满意 + 不满意）；没有评价的不算满意，也不进分母，一件评价都
--   没有时为空，verdict 为 not_known，reason 为 no_base。satisfied_low_share、
--   satisfied_high_share 为 95% Wilson 区间，另有 90% 的；全部满意时也有下限（114/114
--   的下限为 96.7%）。评价率 = 已办结件中有评价的 ÷ 已办结件；unrated_count = 已办结
--   而没有评价的（未评价，或文件里没有）。区间只说偶然，不说没有评价的人会怎样评。片
--   区不起作用；没有投诉写到的活动没有行，活动表里没有的编号照样有行。
-- Definition: Cases belong to the edition that they name, every category, whenever
--   received; cases naming none belong to none. Satisfied share = satisfied ÷
--   (satisfied + dissatisfied); those not rated are not satisfied and not in the
--   base; with none rated it is NULL, the verdict not_known and the reason no_base.
--   satisfied_low_share and satisfied_high_share are the 95 % Wilson interval, a 90 %
--   one stands beside it; even when all are satisfied there is a lower end (96.7 %
--   for 114 of 114). Response share = of the cases closed, those rated; unrated_count
--   = closed and not rated (未评价, or not in the file). The interval speaks of
--   chance alone, not of how those who did not answer would have. Districts play no
--   part; an edition that no case names has no row, an id that is not in the list of
--   events keeps its row.
-- 粒度：一行 = 一届活动
-- Grain: one row = an edition
-- 单位：件；占比 0–1
-- Unit: cases; shares 0–1
-- 来源：mart.complaint_case（经 metric.cases_by_group）
-- Source: mart.complaint_case, through metric.cases_by_group
create or replace macro metric.satisfaction_by_festival() as table (
    select
        case_groups.group_id as event_id,
        case_groups.complaint_count as complaint_count,
        case_groups.closed_count as closed_count,
        case_groups.rated_count as rated_count,
        case_groups.satisfied_count as satisfied_count,
        case_groups.satisfied_share as satisfied_share,
        case_groups.satisfied_low_share as satisfied_low_share,
        case_groups.satisfied_high_share as satisfied_high_share,
        case_groups.satisfied_low_90_share as satisfied_low_90_share,
        case_groups.satisfied_high_90_share as satisfied_high_90_share,
        case_groups.closed_rated_count as closed_rated_count,
        cast(case_groups.closed_rated_count as double)
        / nullif(case_groups.closed_count, 0) as response_share,
        case_groups.closed_count - case_groups.closed_rated_count as unrated_count,
        case
            when case_groups.rated_count = 0 then 'not_known' else 'known'
        end as verdict,
        case when case_groups.rated_count = 0 then 'no_base' end as reason,
    from
        metric.cases_by_group(
            null, '0001-01-01', '9999-12-31', null, 'event'
        ) as case_groups
    where case_groups.group_id is not null
    order by event_id
);
