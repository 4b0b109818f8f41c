-- Capacities of every registered period of a place. Zero or blank is not known, never 0.
-- Whole hundredths: 0.7 ÷ 0.1 is 6.999… in doubles, and Int() would lose a turn.
create view mart.place_capacity as
with measures as (
    select
        dim_place.place_id as place_id,
        dim_place.place_name as place_name,
        dim_place.district_id as district_id,
        dim_place.visitable_area_m2 as visitable_area_m2,
        dim_place.area_per_person_m2 as area_per_person_m2,
        dim_place.open_hours as open_hours,
        dim_place.mean_visit_hours as mean_visit_hours,
        coalesce(dim_place.valid_from_on, cast('0001-01-01' as date)) as valid_from_on,
        coalesce(dim_place.valid_to_on, cast('9999-12-31' as date)) as valid_to_on,
        nullif(dim_place.instant_capacity_count, 0) as declared_instant_count,
        nullif(dim_place.daily_capacity_count, 0) as declared_daily_count,
        nullif(
            cast(dim_place.visitable_area_m2 * 100 as bigint)
            // nullif(cast(dim_place.area_per_person_m2 * 100 as bigint), 0),
            0
        ) as computed_instant_count,
        nullif(
            cast(dim_place.open_hours * 100 as bigint)
            // nullif(cast(dim_place.mean_visit_hours * 100 as bigint), 0),
            0
        ) as turnover_count,
    from core.dim_place
)

select
    place_id,
    place_name,
    district_id,
    valid_from_on,
    valid_to_on,
    visitable_area_m2,
    area_per_person_m2,
    open_hours,
    mean_visit_hours,
    turnover_count,
    coalesce(declared_instant_count, computed_instant_count) as instant_capacity_count,
    case
        when declared_instant_count is not null then 'declared'
        when computed_instant_count is not null then 'computed'
    end as capacity_basis,
    coalesce(
        declared_daily_count,
        coalesce(declared_instant_count, computed_instant_count) * turnover_count
    ) as daily_capacity_count,
    case
        when declared_daily_count is not null then 'declared'
        when
            coalesce(declared_instant_count, computed_instant_count) * turnover_count
            is not null
            then 'computed'
    end as daily_capacity_basis,
from measures;

comment on view mart.place_capacity is
'一行 = 一个点位的一段登记期及其承载量：核定的优先，没有核定的按面积和时长算。 · One row = a registered period of a place with its capacities: as declared by the authority, else computed from areas and hours.';
comment on column mart.place_capacity.place_id is '点位编号 · place';
comment on column mart.place_capacity.place_name is '点位名称 · name as registered';
comment on column mart.place_capacity.district_id is '所属片区 · its district in this period';
comment on column mart.place_capacity.valid_from_on is
'首日（含）；没有登记为 0001-01-01 · first day; 0001-01-01 when open';
comment on column mart.place_capacity.valid_to_on is
'末日（含）；没有登记为 9999-12-31 · last day; 9999-12-31 when open';
comment on column mart.place_capacity.visitable_area_m2 is
'有效可游览面积，平方米 · effective visitable area, square metres';
comment on column mart.place_capacity.area_per_person_m2 is
'人均面积，平方米/人 · square metres one person needs';
comment on column mart.place_capacity.open_hours is
'每天有效开放时长，小时 · effective opening hours a day';
comment on column mart.place_capacity.mean_visit_hours is
'平均游览时长，小时 · mean length of a visit, hours';
comment on column mart.place_capacity.turnover_count is
'日周转次数 = Int(开放时长 ÷ 平均游览时长)；不足一次为空 · turns a day = Int(opening hours ÷ mean visit); NULL below one';
comment on column mart.place_capacity.instant_capacity_count is
'瞬时最大承载量，人；空 = 不知道 · most people at once; NULL = not known';
comment on column mart.place_capacity.capacity_basis is
'瞬时量的由来：declared 核定、computed 计算 · where the instant capacity comes from';
comment on column mart.place_capacity.daily_capacity_count is
'日最大承载量，人次；空 = 不知道 · most visits a day; NULL = not known';
comment on column mart.place_capacity.daily_capacity_basis is
'日量的由来：declared 核定、computed 计算 · where the daily capacity comes from';
