-- 指标：提醒各看到哪一刻
-- Metric: Up to when alerts look
-- 口径：asked_at 为空 = 数据自己的最新时刻，不是墙上的钟；当地时间。counts_at（客流）
--   = asked_at，空则全库最新读数的时刻；cases_at（投诉）= complaints_known_at，
--   asked_at 更早时取 asked_at：晚于投诉数据的时刻，案件办没办结还不知道，不能算逾
--   期；newest_at（报送迟没迟）= asked_at，空则前两样里晚的。没有读数或投诉时那一列为
--   空。不分片区。
-- Definition: A NULL asked_at = the newest moment of the data itself, not the clock on
--   the wall; local time. counts_at, for visits, is asked_at, else the newest reading;
--   cases_at, for complaints, is complaints_known_at, or asked_at where that is earlier:
--   after the complaint files end nobody knows what was closed, and nothing may be
--   called overdue; newest_at, for late files, is asked_at, else the later of the
--   newest reading and the complaints. NULL without readings or complaints. Districts
--   play no part.
-- 粒度：只有一行
-- Grain: exactly one row
-- 单位：时刻
-- Unit: moments
-- 来源：metric.reading_instant、metric.complaints_known_at
-- Source: metric.reading_instant, metric.complaints_known_at
create or replace macro metric.alert_moments(asked_at := null) as table (
    with given as (
        select cast(asked_at as timestamp) as given_at
    ),

    newest as (
        select
            given.given_at as given_at,
            readings.instant_at as reading_at,
            complaints.known_at as complaint_at,
        from given
        cross join metric.reading_instant() as readings
        cross join metric.complaints_known_at() as complaints
    )

    select
        coalesce(given_at, reading_at) as counts_at,
        -- not least() of a NULL, which engines answer differently
        case
            when complaint_at is not null
                then least(coalesce(given_at, complaint_at), complaint_at)
        end as cases_at,
        coalesce(
            given_at,
            greatest(
                coalesce(reading_at, complaint_at), coalesce(complaint_at, reading_at)
            )
        ) as newest_at,
    from newest
);
