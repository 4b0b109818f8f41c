-- 指标：各点位承载量
-- Metric: Capacity of each place
-- 口径：取 as_of_on 当天在登记期内（启用、停用两日都含）的点位。瞬时承载量 C1 = 有效面
--   积 ÷ 人均面积，去掉尾数；日承载量 C2 = C1 × Int(开放时长 ÷ 平均游览时长)，平均游览
--   时长须是整个点位的。主管部门核定的数优先：capacity_basis、daily_capacity_basis 为
--   declared（核定）或 computed（计算）。面积、时长为 0 或空，以及周转不足一次，都算不
--   知道，承载量为空，不是 0。verdict：known 两个都有，instant_only、daily_only 只有一
--   个，not_known 都没有；reason：no_capacity = 没有瞬时承载量，no_daily_capacity = 没
--   有日承载量。没有登记上级的片区照样有行。
-- Definition: Places within their registration on as_of_on, first and last day
--   included. Instant capacity C1 = visitable area ÷ area per person, fraction dropped;
--   daily capacity C2 = C1 × Int(opening hours ÷ mean visit), the mean visit being that
--   to the whole place. What the authority declared comes first: capacity_basis and
--   daily_capacity_basis are declared or computed. An area or length of 0 or blank, and
--   less than one turn, are not known: the capacity is NULL, not zero. verdict: known =
--   both, instant_only or daily_only = one, not_known = neither; reason: no_capacity =
--   no instant capacity, no_daily_capacity = no daily one. Places of unregistered
--   districts keep their row.
-- 粒度：一行 = 一个点位
-- Grain: one row = a place
-- 单位：人（瞬时）、人次/日、平方米、小时、次
-- Unit: people at once, visits a day, square metres, hours, turns
-- 来源：mart.place_capacity（由 core.dim_place 算得）
-- Source: mart.place_capacity, computed from core.dim_place
create or replace macro metric.capacity(as_of_on) as table (
    with asked as (
        select cast(as_of_on as date) as capacity_on
    )

    select
        place_capacity.place_id as place_id,
        place_capacity.place_name as place_name,
        place_capacity.district_id as district_id,
        place_capacity.instant_capacity_count as instant_capacity_count,
        place_capacity.capacity_basis as capacity_basis,
        place_capacity.daily_capacity_count as daily_capacity_count,
        place_capacity.daily_capacity_basis as daily_capacity_basis,
        place_capacity.visitable_area_m2 as visitable_area_m2,
        place_capacity.area_per_person_m2 as area_per_person_m2,
        place_capacity.open_hours as open_hours,
        place_capacity.mean_visit_hours as mean_visit_hours,
        place_capacity.turnover_count as turnover_count,
        case
            when
                place_capacity.instant_capacity_count is not null
                and place_capacity.daily_capacity_count is not null
                then 'known'
            when place_capacity.instant_capacity_count is not null then 'instant_only'
            when place_capacity.daily_capacity_count is not null then 'daily_only'
            else 'not_known'
        end as verdict,
        case
            when place_capacity.instant_capacity_count is null then 'no_capacity'
            when place_capacity.daily_capacity_count is null then 'no_daily_capacity'
        end as reason,
    from mart.place_capacity
    inner join asked -- one row: keeps the places registered on the day asked for
        on
            place_capacity.valid_from_on <= asked.capacity_on
            and place_capacity.valid_to_on >= asked.capacity_on
    order by place_id
);
