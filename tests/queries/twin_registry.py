"""Which metrics are held against a plain-Python twin, and how the others are held.

A module of twin tests names its metrics in `TWINS_OF`; this page is for the rest.
"""

#: A metric within another one that has a twin, and that one: what it gets wrong comes
#: out there.
THROUGH = {
    "alert_levels": "capacity_alerts",
    "capacity_load": "capacity_alerts",
    "case_clocks": "complaint_deadlines",
    "clock_limits": "complaint_deadlines",
    "compared_footfall": "footfall_change",
    "compared_places": "footfall_change",
    "districts_in_scope": "visit_rows",
    "duration_measures": "complaint_durations",
    "editions": "footfall_by_festival",
    "entries_so_far": "capacity_alerts",
    "flow_readings": "visit_rows",
    "footfall_sums": "footfall_in_scope",
    "funnel_counts": "complaint_funnel",
    "list_rule_counts": "merchant_lists",
    "list_rules_in_force": "merchant_lists",
    "payments_known": "refund_advances",
    "present_by_flow": "capacity_alerts",
    "present_by_snapshot": "capacity_alerts",
    "present_readings": "capacity_alerts",
    "uplift_baselines": "uplift_in_windows",
    "uplift_days": "uplift_in_windows",
    "window_dates": "uplift_in_windows",
}

#: Under Hypothesis its parts are added up to a metric that has a twin: metric → module.
RECONCILED = {
    "edition_rows": "test_reconciliation",
    "festival_days": "test_reconciliation",
    "holidays_in_scope": "test_reconciliation",
}

#: Rows as the ledger or the catalogue holds them, nothing computed: metric → module
#: with the drawn test. A twin would say the same select once more.
LISTINGS = {
    "column_dictionary": "test_dictionary",
    "deliveries": "test_audit_rows",
    "metric_dictionary": "test_dictionary",
    "set_aside_rows": "test_audit_rows",
}

#: Metrics of which nothing of this holds yet. Take names out; never put one in.
STILL_WITHOUT = frozenset(
    {
        "calendar_span",
        "holiday_change",
        "holiday_change_in_scope",
        "holiday_comparison",
        "holiday_footfall",
        "holiday_pair",
        "holidays",
        "year_on_year",
        "year_on_year_changes",
        "year_on_year_in_scope",
        "year_on_year_periods",
        "capacity",
        "capacity_by_district",
        "capacity_now",
        "peak_present",
        "present_now",
        "reading_instant",
        "unique_people",
        "edition_areas",
        "edition_comparison",
        "edition_comparison_days",
        "edition_districts",
        "edition_places",
        "festival_attendance",
        "festival_complaint_rate",
        "festival_control_adjustment",
        "festival_displacement",
        "festival_halo",
        "festival_net",
        "festival_spend",
        "festival_uplift",
        "night_cluster_check",
        "night_merchants",
        "visits_per_cluster_night",
        "day_against_usual",
        "freshness",
        "usual_days",
    }
)
#: As many as there were on 2026-11-22; lower it with each name that goes.
STILL_WITHOUT_AT_MOST = 37
