-- 指标：投诉办理时长的各组数字
-- Metric: How long complaints take, by group
-- 口径：按受理日期取数，起止两日都含，各类别都算；作废和关联件不是案件。按 group_by 分
--   组：district 片区，channel 渠道；别的写法没有行。时长从受理到立案（accept）、核实
--   （verify）、办结（close）、首笔退赔（refund），暂停不扣。小时分位数按线性插值；工作
--   日不计受理当日，取第 ⌈n·p⌉ 个，日历缺日子的不进 working_day_case_count。每一步：
--   case_count 案件 = measured 有时长的 + open 还没有到这一步的 + unrecorded 已过这一步
--   而没有时间的 + unordered 时间次序不可信的 + none_due（只有退赔）没有要退的。没有到
--   这一步的不进分位数，另计件数：它们多半更久，open 多时分位数偏短。没有一件有时长时分
--   位数为空，不记 0，verdict 为 not_known，reason 为 no_base，否则 known。片区 = 文件
--   所给，没有则按商户登记，再没有为 unknown；渠道照原样；都不丢弃。
-- Definition: By the day received, both ends included, every category; void and linked
--   rows are no cases. Grouped by group_by: district or channel; any other word has no
--   rows. From receipt to acceptance (accept), verification (verify), closing (close)
--   and the first payment (refund); pauses are not taken out. Quantiles of hours by
--   linear interpolation; working days without the day of receipt, the ⌈n·p⌉-th of n,
--   those that the calendar does not cover are not in working_day_case_count. Of each
--   step: case_count = measured + open (not there yet) + unrecorded (past it, without a
--   time) + unordered (times not to be trusted) + none_due (refunds only: nothing is to
--   be paid). What is not there yet is in no quantile and counted beside it: it mostly
--   takes longer, so many open ones make the quantiles too short. With none measured
--   they are NULL, not zero, verdict not_known and reason no_base; otherwise known.
--   District as delivered, else the merchant's, else unknown; the channel as delivered;
--   none is dropped.
-- 粒度：一行 = 一个片区或渠道的一步
-- Grain: one row = a district or channel and a step
-- 单位：小时、工作日、件
-- Unit: hours, working days, cases
-- 来源：mart.complaint_case、mart.working_day
-- Source: mart.complaint_case, mart.working_day
create or replace macro metric.duration_measures(from_on, to_on, group_by) as table (
    with asked as (
        select
            cast(from_on as date) as from_on,
            cast(to_on as date) as to_on,
            cast(group_by as varchar) as grouping_name,
    ),

    cases as (
        select
            complaint_case.*,
            case asked.grouping_name
                when 'district' then complaint_case.district_id
                when 'channel' then complaint_case.channel
            end as group_key,
        from mart.complaint_case
        inner join asked -- one row: keeps the days asked for
            on
                complaint_case.received_on >= asked.from_on
                and complaint_case.received_on <= asked.to_on
                and asked.grouping_name in ('district', 'channel')
    ),

    steps as (
        select
            group_key,
            'accept' as stage,
            received_at,
            is_time_ordered,
            accepted_at as done_at,
            coalesce(verified_at, closed_at) is not null as is_past,
            false as is_none_due,
        from cases
        union all
        select
            group_key,
            'verify' as stage,
            received_at,
            is_time_ordered,
            verified_at as done_at,
            closed_at is not null as is_past,
            false as is_none_due,
        from cases
        union all
        select
            group_key,
            'close' as stage,
            received_at,
            is_time_ordered,
            closed_at as done_at,
            false as is_past,
            false as is_none_due,
        from cases
        union all
        select
            group_key,
            'refund' as stage,
            received_at,
            is_time_ordered,
            first_refunded_at as done_at,
            payment_count > 0 as is_past,
            payment_count = 0
            and (
                coalesce(decided_refund_yuan, 1) <= 0
                or (closed_at is not null and decided_refund_yuan is null)
            ) as is_none_due,
        from cases
    ),

    judged as (
        select
            steps.*,
            case
                when not steps.is_time_ordered or steps.done_at < steps.received_at
                    then 'unordered'
                when steps.done_at is not null then 'measured'
                when steps.is_none_due then 'none_due'
                when steps.is_past then 'unrecorded'
                else 'open'
            end as step_type,
        from steps
    ),

    measured as (
        select
            judged.group_key as group_key,
            judged.stage as stage,
            judged.step_type as step_type,
            case
                when judged.step_type = 'measured'
                    then (epoch(judged.done_at) - epoch(judged.received_at)) / 3600
            end as taken_hours,
            case
                when
                    judged.step_type = 'measured'
                    and first_day.part_on = last_day.part_on
                    then last_day.working_day_count - first_day.working_day_count
            end as taken_count,
        from judged
        -- left: a day that the calendar lacks still has its hours
        left join mart.working_day as first_day
            on cast(judged.received_at as date) = first_day.calendar_on
        left join mart.working_day as last_day
            on cast(judged.done_at as date) = last_day.calendar_on
    )

    select
        measured.group_key as group_key,
        measured.stage as stage,
        count(*) as case_count,
        count(taken_hours) as measured_count,
        percentile_cont(0.5) within group (order by taken_hours) as p50_hours,
        percentile_cont(0.9) within group (order by taken_hours) as p90_hours,
        count(taken_count) as working_day_case_count,
        percentile_disc(0.5) within group (order by taken_count)
            as p50_working_day_count,
        percentile_disc(0.9) within group (order by taken_count)
            as p90_working_day_count,
        count(*) filter (where step_type = 'open') as open_count,
        count(*) filter (where step_type = 'unrecorded') as unrecorded_count,
        count(*) filter (where step_type = 'unordered') as unordered_count,
        count(*) filter (where step_type = 'none_due') as none_due_count,
        case when count(taken_hours) = 0 then 'not_known' else 'known' end as verdict,
        case when count(taken_hours) = 0 then 'no_base' end as reason,
    from measured
    group by measured.group_key, measured.stage
);
