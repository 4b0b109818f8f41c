with fact_sums as (
    select
        measure,
        sum(visit_count) as visit_count,
    from core.fct_visitor_count
    where hour is not null and measure in ('entries', 'exits', 'passages')
    group by measure
),

rollup_sums as (
    select
        measure,
        sum(visit_count) as visit_count,
    from mart.place_hour
    group by measure
)

select
    fact_sums.measure,
    fact_sums.visit_count as fact_visit_count,
    rollup_sums.visit_count as rollup_visit_count,
from fact_sums
full join rollup_sums
    on fact_sums.measure = rollup_sums.measure
where fact_sums.visit_count is distinct from rollup_sums.visit_count
