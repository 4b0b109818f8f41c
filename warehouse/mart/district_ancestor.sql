create view mart.district_ancestor as
with recursive climbed as (
    select
        dim_district.district_id as district_id,
        dim_district.district_id as ancestor_district_id,
        0 as depth,
    from core.dim_district

    union all

    select
        climbed.district_id as district_id,
        dim_district.parent_district_id as ancestor_district_id,
        climbed.depth + 1 as depth,
    from climbed
    inner join core.dim_district
        on climbed.ancestor_district_id = dim_district.district_id
    -- 12 levels reach from a stall to the country; a loop in a register stops here and
    -- is named by the check no_district_lies_within_itself.
    where dim_district.parent_district_id is not null and climbed.depth < 12
)

select
    district_id,
    ancestor_district_id,
    depth,
from climbed;

comment on view mart.district_ancestor is
'一行 = 一个片区与它自己或它的一个上级。按“珠山区”取数：ancestor_district_id = ''360203''。 · One row = a district with itself or one district above it. Everything within a district: ancestor_district_id = its key.';
comment on column mart.district_ancestor.district_id is '片区编号 · district';
comment on column mart.district_ancestor.ancestor_district_id is
'它自己或上级 · itself or a district above it';
comment on column mart.district_ancestor.depth is '相隔几级，自己为 0 · levels between, 0 = itself';
