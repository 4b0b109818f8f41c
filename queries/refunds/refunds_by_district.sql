-- 指标：各片区诚信退赔
-- Metric: Integrity refunds by district
-- 口径：按受理日期取数，起止两日都含，各类别都算。退赔 = 这些投诉的实际退赔合计，不论
--   何时付，冲回为负；refund_count 为合计大于 0 的件数；closed_count 为已办结件数。满
--   意率 = 满意 ÷（满意 + 不满意），未评价不算，一件都没有评价时为空，不记 0；上下限
--   为 95% Wilson 区间。片区 = 文件所给，没有则按商户登记，再没有归入 unknown，不丢
--   弃。每万人次投诉 = 投诉 × 10,000 ÷ 同片区同期进入人次；没有进入计数、或覆盖率低于
--   90% 时为空。
-- Definition: By the day received, both ends included, every category. Refunds are
--   what was paid on these cases, whenever, reversals negative; refund_count = cases
--   with more than 0 paid; closed_count = cases closed. Satisfied share = satisfied ÷
--   (satisfied + dissatisfied); not rated stays out, and with none rated it is NULL,
--   not zero; its ends are the 95 % Wilson interval. District as delivered, else the
--   merchant's, else unknown; none is dropped. Complaints per 10,000 visits =
--   complaints × 10,000 ÷ entries of the same district and period; NULL without
--   entries or below 90 % coverage.
-- 粒度：一行 = 一个片区；期内没有投诉的片区没有行
-- Grain: one row = a district; one without complaints in the period has no row
-- 单位：件、元、件/万人次；占比 0–1
-- Unit: cases, yuan, cases per 10,000 visits; shares 0–1
-- 来源：mart.complaint_case（core.fct_complaint、core.fct_refund、
--   core.dim_merchant）、mart.place_day
-- Source: mart.complaint_case (core.fct_complaint, core.fct_refund,
--   core.dim_merchant), mart.place_day
create or replace macro metric.refunds_by_district(from_on, to_on) as table (
    select
        district_id,
        complaint_count,
        refund_count,
        refunded_yuan,
        closed_count,
        satisfied_count,
        rated_count,
        satisfied_share,
        complaints_per_10k_visits,
        district_name,
        visit_count,
        coverage_share,
        satisfied_low_share,
        satisfied_high_share,
    from metric.refunds_by_district_in_scope(null, from_on, to_on, null)
    order by district_id
);
