-- 指标：提醒：到了预警等级
-- Metric: Alerts: a level of capacity is reached
-- 口径：asked_at 那一刻（见 alert_moments 的 counts_at）承载率在登记方案的某一级、起
--   始比例不低于 80% 的点位，见 metric.capacity_levels_now。一个点位一种承载率（瞬
--   时、当日）一行：几套方案都在时取起始比例最高的一级，再按方案编号。severity 都是
--   act：80% 起就要公告并报告。known_at 为读数的时刻；measured_value 承载率，
--   threshold_value 该级的起始比例；basis_id 为“方案:等级:依据”；reason 为
--   level_reached。承载率不知道的没有行，不等于没有满，见 capacity_levels_now 的
--   not_known。片区 = 点位当天登记的。
-- Definition: Places whose load at asked_at (counts_at of alert_moments) holds a level
--   of a registered scheme that begins at 80 % or above; see metric.capacity_levels_now.
--   One row per place and basis (instant, day): where several schemes hold, the level
--   that begins highest, then by scheme. severity is always act: from 80 % on the
--   public is told and the authority reported to. known_at is the moment of the
--   reading; measured_value the load, threshold_value where the level begins; basis_id
--   is scheme:level:basis; reason is level_reached. A load that is not known has no row,
--   which does not mean room: see not_known in capacity_levels_now. District = where
--   the place is registered on that day.
-- 粒度：一行 = 一个点位的一种承载率
-- Grain: one row = a place and basis
-- 单位：承载率（value_unit 为 load_ratio）
-- Unit: load (value_unit load_ratio)
-- 来源：metric.capacity_levels_now
-- Source: metric.capacity_levels_now
create or replace macro metric.alerts_of_capacity(asked_at := null) as table (
    with held_levels as (
        select
            levels.*,
            row_number() over (
                partition by levels.place_id, levels.basis
                order by levels.from_share desc, levels.scheme_id asc
            ) as gravity_rank,
        from metric.capacity_levels_now(asked_at) as levels
        where levels.verdict = 'held' and levels.from_share >= 0.8
    )

    select
        concat_ws(
            ':', 'capacity_reached', place_id, scheme_id, level, basis
        ) as alert_id,
        'capacity_reached' as alert_kind,
        'act' as severity,
        'place' as subject_type,
        place_id as subject_id,
        place_name as subject_name,
        district_id,
        held_since_at as since_at,
        counted_at as known_at,
        load_ratio as measured_value,
        from_share as threshold_value,
        'load_ratio' as value_unit,
        concat_ws(':', scheme_id, level, basis) as basis_id,
        concat_ws(' ', scheme_name, level_name) as basis_name,
        is_verified as is_basis_verified,
        'level_reached' as reason,
    from held_levels
    where gravity_rank = 1
    order by alert_id
);
