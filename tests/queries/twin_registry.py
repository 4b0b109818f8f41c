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
    "deadlines_known_at": "complaint_deadlines",
    "deadlines_worked_out": "complaint_deadlines",
    "districts_in_scope": "visit_rows",
    "duration_measures": "complaint_durations",
    "entries_so_far": "capacity_alerts",
    "flow_readings": "visit_rows",
    "funnel_counts": "complaint_funnel",
    "list_rule_counts": "merchant_lists",
    "list_rules_in_force": "merchant_lists",
    "payments_known": "refund_advances",
    "present_by_flow": "capacity_alerts",
    "present_by_snapshot": "capacity_alerts",
    "present_readings": "capacity_alerts",
    "watched_deadlines": "deadlines_in_scope",
}

#: Under Hypothesis its parts are added up to a metric that has a twin: metric → module.
RECONCILED = {
    "holiday_days_in_scope": "test_holiday_days_in_scope",
    "edition_rows": "test_reconciliation",
    "festival_days": "test_reconciliation",
}

#: Rows as the ledger or the catalogue holds them, nothing computed: metric → module
#: with the drawn test. A twin would say the same select once more.
LISTINGS = {
    "case_entries": "test_cases_of_group",
    "case_payments": "test_cases_of_group",
    "column_dictionary": "test_dictionary",
    "deliveries": "test_audit_rows",
    "metric_dictionary": "test_dictionary",
    "set_aside_rows": "test_audit_rows",
}

#: Metrics of which nothing of this holds yet: none. Never put one in.
STILL_WITHOUT: frozenset[str] = frozenset()
#: As many as there were on 2026-11-22.
STILL_WITHOUT_AT_MOST = 0
