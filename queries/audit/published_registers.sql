-- 指标：已公布登记数的复算
-- Metric: Published register figures, computed again
-- 口径：planned_stall_count 为截止日在办市集（开市日不晚于、停市日不早于截止日）规划摊
--   位之和，没有登记摊位数的市集不在其中，在办的都没有登记时为空；venue_count 为截止日挂
--   牌场馆数（摘牌当日起不算）；截止日为空 = 登记里没有停市或摘牌日的。
--   pledged_merchant_count 为起止日之间（两日都含）至少一天承诺有效的商户数，时期为空 =
--   不限。“仅节假日”不起作用。登记日期为空 = 一直。范围 = 该片区和它的全部下级，为空 = 全
--   部（含没有片区的）；登记表整个没有报送时没有行，不是 0。
-- Definition: planned_stall_count = stalls planned at markets held on the last day
--   (opened on or before it, closed on or after it), markets without a registered
--   number left out, NULL when none of those held has one; venue_count = venues listed
--   on the last day, not from the day they are taken off; a NULL last day = those
--   without a closing day. pledged_merchant_count = merchants whose pledge held on at
--   least one day of the period, both ends included, a NULL period without bound.
--   Holidays only plays no part. A NULL registered day = always. Scope = the district
--   with everything below it, NULL = everything, rows without a district included; a
--   register that was never delivered gives no row, which is not zero.
-- 粒度：一行 = 一个已公布的登记数
-- Grain: one row = a published register figure
-- 单位：个、家、户
-- Unit: stalls, venues, merchants
-- 来源：core.published_figure、core.dim_market、core.dim_venue、core.dim_merchant、
--   mart.district_ancestor
-- Source: core.published_figure, core.dim_market, core.dim_venue, core.dim_merchant,
--   mart.district_ancestor
create or replace macro metric.published_registers() as table (
    with register_figures as (
        select
            figure_id,
            quantity,
            district_id,
            coalesce(from_on, cast('0001-01-01' as date)) as from_on,
            coalesce(to_on, cast('9999-12-31' as date)) as to_on,
        from core.published_figure
        where
            quantity in (
                'planned_stall_count', 'venue_count', 'pledged_merchant_count'
            )
    ),

    -- each row: what it adds to a figure, from its first day to its last
    register_rows as (
        select
            'planned_stall_count' as quantity,
            district_id,
            planned_stall_count as row_value,
            coalesce(opened_on, cast('0001-01-01' as date)) as first_on,
            coalesce(closed_on, cast('9999-12-31' as date)) as last_on,
        from core.dim_market
        union all
        select
            'venue_count' as quantity,
            district_id,
            1 as row_value,
            coalesce(listed_on, cast('0001-01-01' as date)) as first_on,
            coalesce(delisted_on - 1, cast('9999-12-31' as date)) as last_on,
        from core.dim_venue
        union all
        select
            'pledged_merchant_count' as quantity,
            district_id,
            case when pledged_from_on is not null then 1 end as row_value,
            pledged_from_on as first_on,
            coalesce(pledged_to_on, cast('9999-12-31' as date)) as last_on,
        from core.dim_merchant
    ),

    rows_and_figures as (
        select
            register_figures.figure_id as figure_id,
            register_rows.row_value as row_value,
            register_figures.quantity as quantity,
            register_rows.first_on <= register_figures.to_on
            and register_rows.last_on >= case
                when register_figures.quantity = 'pledged_merchant_count'
                    then register_figures.from_on
                else register_figures.to_on
            end
            and (
                register_figures.district_id is null
                or register_figures.district_id = register_rows.district_id
                or district_ancestor.district_id is not null
            ) as is_asked_for,
        from register_figures
        inner join register_rows -- a register never delivered leaves no row
            on register_figures.quantity = register_rows.quantity
        left join mart.district_ancestor
            on
                register_rows.district_id = district_ancestor.district_id
                and register_figures.district_id
                = district_ancestor.ancestor_district_id
    )

    select
        figure_id,
        case
            -- markets were held and none says how many stalls: that is not 0
            when
                count(*) filter (where is_asked_for) > 0
                and count(row_value) filter (where is_asked_for) = 0
                then null
            -- the register is there: no row asked for is none
            else
                cast(
                    coalesce(sum(row_value) filter (where is_asked_for), 0)
                    as decimal(18, 4)
                )
        end as computed_value,
    from rows_and_figures
    group by figure_id
    order by figure_id
);
