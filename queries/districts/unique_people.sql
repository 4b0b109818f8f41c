-- 指标：去重人数与人均人次
-- Metric: Unique people and visits per person
-- 口径：提供方按一个范围、一个时段去重的人数，原样给出，凡与 from_on 至 to_on（两日都
--   含）有交的各成一行，从不相加：去重人数跨点位、跨时段、跨提供方都不能相加，问一个月
--   也只给已交付的各行。范围 = 点位；点位编号与某片区编号相同的，范围是该片区和它的全部
--   下级。人均人次 = 同一范围、同一时段的进入人次 ÷ 去重人数；时段不是整日、或该范围没
--   有进入人次的为空，reason 为 scopes_differ；覆盖率低于 90% 的为空，reason 为
--   incomplete；没有人数、人数为 0 的为空，reason 为 no_base；有值时 verdict 为 known，
--   否则为 not_known。人数为空 = 没有读数，不是 0。人次是进门次数，含居民和工作人员，不
--   是国际统计口径（IRTS）的游客。登记期之外的点位片区为 unknown。
-- Definition: People as a provider de-duplicated them for one area and period, given as
--   delivered; each delivery that touches from_on to to_on, both included, has a row.
--   Never added: unique people add up over neither places nor periods nor providers; a
--   month is not made from its weeks. The area is the place; a place whose key is that
--   of a district stands for the district with all below. Visits per person = entries
--   of exactly the same area and period ÷ unique people; NULL with reason scopes_differ
--   when the period is not of whole days or the area has no entries, with reason
--   incomplete when their coverage is below 90 %, with reason no_base when 0 people or
--   no reading was delivered; verdict known where there is a value, else not_known.
--   NULL people = no reading, which is not zero. Visits are passages through a gate,
--   residents and staff included, not visitors in the sense of IRTS. Places outside
--   their registration are unknown.
-- 粒度：一行 = 一个范围、一个时段、一个提供方的一个读数
-- Grain: one row = a reading: an area, a period and a provider
-- 单位：人、人次、人次/人；占比 0–1
-- Unit: people, visits, visits a person; shares 0–1
-- 来源：core.fct_visitor_count（去重人数）、mart.place_day、mart.district_ancestor
-- Source: core.fct_visitor_count (unique people), mart.place_day,
--   mart.district_ancestor
create or replace macro metric.unique_people(from_on, to_on) as table (
    with asked as (
        select
            cast(from_on as date) as from_on,
            cast(to_on as date) as to_on,
    ),

    delivered as (
        select
            readings.place_id as place_id,
            -- the provider stands where other readings name their counter
            readings.counter_id as provider_id,
            readings.counted_from_at as counted_from_at,
            readings.counted_to_at as counted_to_at,
            readings.counted_on as counted_on,
            cast(readings.counted_to_at as date) - 1 as last_on,
            readings.visit_count as people_count,
            readings.quality as quality,
            readings.delivery_id as delivery_id,
            readings.source_row as source_row,
            readings.counted_from_at = cast(readings.counted_on as timestamp)
            and readings.counted_to_at
            = cast(cast(readings.counted_to_at as date) as timestamp) as is_of_days,
        from core.fct_visitor_count as readings
        inner join asked -- one row: keeps what touches the days asked for
            on
                readings.counted_to_at > cast(asked.from_on as timestamp)
                and readings.counted_from_at < cast(asked.to_on + 1 as timestamp)
        where readings.measure = 'unique_people'
    ),

    periods as (
        select distinct
            place_id,
            counted_on,
            last_on,
        from delivered
        where is_of_days
    ),

    area_places as (
        select
            periods.place_id as place_id,
            periods.counted_on as counted_on,
            periods.last_on as last_on,
            district_ancestor.district_id as district_id,
        from periods
        left join mart.district_ancestor -- left: most areas are single places
            on periods.place_id = district_ancestor.ancestor_district_id
    ),

    visits as (
        select
            area_places.place_id as place_id,
            area_places.counted_on as counted_on,
            area_places.last_on as last_on,
            cast(sum(place_day.visit_count) as bigint) as visit_count,
            count(distinct place_day.counted_on) as due_day_count,
            sum(least(place_day.reported_hours, place_day.expected_hours))
            / nullif(sum(place_day.expected_hours), 0) as coverage_share,
        from area_places
        inner join mart.place_day -- areas without visits are joined back below
            on
                area_places.counted_on <= place_day.counted_on
                and area_places.last_on >= place_day.counted_on
                and (
                    area_places.district_id = place_day.district_id
                    or (
                        area_places.district_id is null
                        and area_places.place_id = place_day.place_id
                    )
                )
        where place_day.measure = 'entries' and place_day.expected_hours > 0
        group by area_places.place_id, area_places.counted_on, area_places.last_on
    ),

    judged as (
        select
            delivered.*,
            visits.visit_count as visit_count,
            -- days without a row at all count as not covered
            visits.coverage_share * visits.due_day_count
            / (delivered.last_on - delivered.counted_on + 1) as coverage_share,
        from delivered
        left join visits
            on
                delivered.is_of_days
                and delivered.place_id = visits.place_id
                and delivered.counted_on = visits.counted_on
                and delivered.last_on = visits.last_on
    )

    select
        judged.place_id as place_id,
        coalesce(dim_place.district_id, 'unknown') as district_id,
        judged.provider_id as provider_id,
        judged.counted_from_at as counted_from_at,
        judged.counted_to_at as counted_to_at,
        judged.people_count as people_count,
        judged.visit_count as visit_count,
        case
            when judged.coverage_share >= 0.9
                then
                    cast(judged.visit_count as double)
                    / nullif(judged.people_count, 0)
        end as visit_frequency_ratio,
        judged.coverage_share as coverage_share,
        judged.quality as quality,
        case
            when
                judged.coverage_share >= 0.9
                and judged.visit_count is not null
                and judged.people_count > 0
                then 'known'
            else 'not_known'
        end as verdict,
        case
            when judged.people_count is null or judged.people_count = 0 then 'no_base'
            when judged.visit_count is null then 'scopes_differ'
            when judged.coverage_share >= 0.9 then null
            else 'incomplete'
        end as reason,
        judged.delivery_id as delivery_id,
        judged.source_row as source_row,
    from judged
    -- left: areas outside their registration stay, under the district unknown
    left join core.dim_place
        on
            judged.place_id = dim_place.place_id
            and judged.counted_on
            >= coalesce(dim_place.valid_from_on, cast('0001-01-01' as date))
            and judged.counted_on
            <= coalesce(dim_place.valid_to_on, cast('9999-12-31' as date))
    order by place_id, counted_from_at, counted_to_at, provider_id
);
