-- 指标：变动过的值在哪些已公布数字的范围里
-- Metric: The published figures that a value which changed belongs to
-- 口径：row_versions 里每个值的每个版本，按已公布数字的指标、类别、片区（该片区和它的全
--   部下级，为空 = 全部）、时期（起止两日都含）、节假日认定；读数只看进出和断面、不跨多
--   日的。受理时间、类别、片区、作废、关联变了，投诉各数都在；满意度只在满意率；退赔只
--   在退赔件数和金额，按该投诉的类别、片区、受理日期（各版本，没有变动过的按现行）。只
--   作背景的数不在内；没有片区的值只在没有片区范围的数里，空不是 0。
-- Definition: Each version of each value of row_versions, matched with the published
--   figures by measure, category, district (with all below it; NULL = everything),
--   period (both ends included) and holidays; of readings only flows that are of one
--   day. A change of the time received, category, district, void mark or link belongs
--   to every figure of complaints, satisfaction to the share of the satisfied, payments
--   to the cases and yuan paid, by category, district and day of their case (every
--   version of it, the current one where it never changed). Context figures are left
--   out; a value without a district is only in figures without one. NULL is not zero.
-- 粒度：一行 = 一个值的一个已公布数字
-- Grain: one row = a published figure of a value
-- 单位：无
-- Unit: none
-- 来源：metric.row_versions、core.published_figure、core.dim_place、
--   mart.complaint_entry、mart.holiday_day、mart.district_ancestor
-- Source: metric.row_versions, core.published_figure, core.dim_place,
--   mart.complaint_entry, mart.holiday_day, mart.district_ancestor
create or replace macro metric.scopes_of_values() as table (
    with versions as (
        select *
        from metric.row_versions()
        where is_row
    ),

    case_versions as (
        select distinct
            versions.complaint_id as complaint_id,
            versions.row_day as row_day,
            versions.category as category,
            coalesce(
                versions.district_id, complaint_entry.district_id
            ) as district_id,
        from versions
        left join mart.complaint_entry -- left: a withdrawn case is no longer there
            on versions.complaint_id = complaint_entry.complaint_id
        where versions.table_name = 'fct_complaint'
        union
        -- what was paid on a linked row belongs to the case that the row counts in
        select
            complaint_entry.complaint_id as complaint_id,
            case_entry.received_on as row_day,
            case_entry.category as category,
            case_entry.district_id as district_id,
        from mart.complaint_entry
        inner join mart.complaint_entry as case_entry -- a void row is its own
            on
                coalesce(
                    complaint_entry.case_complaint_id, complaint_entry.complaint_id
                ) = case_entry.complaint_id
    ),

    placed as (
        select distinct
            versions.table_name as table_name,
            versions.row_key as row_key,
            versions.quantity as quantity,
            versions.measure as measure,
            cast(versions.counted_from_at as date) as row_day,
            cast(null as varchar) as category,
            coalesce(dim_place.district_id, 'unknown') as district_id,
        from versions
        left join core.dim_place
            on
                versions.place_id = dim_place.place_id
                and versions.row_day
                >= coalesce(dim_place.valid_from_on, cast('0001-01-01' as date))
                and versions.row_day
                <= coalesce(dim_place.valid_to_on, cast('9999-12-31' as date))
        where
            versions.table_name = 'fct_visitor_count'
            and versions.is_of_one_day
            and versions.measure in ('entries', 'exits', 'passages')

        union all

        select distinct
            versions.table_name as table_name,
            case
                when versions.table_name = 'fct_refund' then versions.complaint_id
                else versions.row_key
            end as row_key,
            versions.quantity as quantity,
            null as measure,
            case_versions.row_day as row_day,
            case_versions.category as category,
            case_versions.district_id as district_id,
        from versions
        inner join case_versions -- every complaint and every refund has its case
            on versions.complaint_id = case_versions.complaint_id
    )

    select distinct
        placed.table_name as table_name,
        placed.row_key as row_key,
        placed.quantity as quantity,
        published_figure.figure_id as figure_id,
    from placed
    inner join core.published_figure -- a value of no figure has no row
        on
            placed.row_day
            >= coalesce(published_figure.from_on, cast('0001-01-01' as date))
            and placed.row_day
            <= coalesce(published_figure.to_on, cast('9999-12-31' as date))
            and case published_figure.quantity
                when 'visit_count'
                    then placed.measure = coalesce(published_figure.measure, 'entries')
                when 'complaint_count'
                    then placed.quantity in (
                        'received_at', 'category', 'district_id', 'is_void',
                        'linked_complaint_id'
                    )
                when 'satisfied_share'
                    then placed.quantity in (
                        'received_at', 'category', 'district_id', 'is_void',
                        'linked_complaint_id', 'satisfaction'
                    )
                when 'refund_count'
                    then placed.quantity in (
                        'received_at', 'category', 'district_id', 'is_void',
                        'linked_complaint_id', 'refunded_yuan'
                    )
                when 'refunded_yuan'
                    then placed.quantity in (
                        'received_at', 'category', 'district_id', 'is_void',
                        'linked_complaint_id', 'refunded_yuan'
                    )
                else false
            end
            and (
                published_figure.quantity = 'visit_count'
                or published_figure.category is null
                or placed.category = published_figure.category
            )
    left join mart.district_ancestor
        on
            placed.district_id = district_ancestor.district_id
            and published_figure.district_id = district_ancestor.ancestor_district_id
    left join mart.holiday_day
        on placed.row_day = holiday_day.calendar_on
    where
        (
            published_figure.district_id is null
            or published_figure.district_id = placed.district_id
            or district_ancestor.district_id is not null
        )
        and (
            not published_figure.is_holidays_only
            or holiday_day.calendar_on is not null
        )
);
