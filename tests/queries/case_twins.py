"""The complaint metrics once more, slow and obvious, in plain Python."""

from collections.abc import Iterable

from tests.queries.ledger import Case
from tests.queries.twins import Key, share


def case_district(case: Case) -> str:
    """As delivered, else the merchant's, else unknown."""
    merchant_district = "sanbao" if case.merchant_id == "inn" else None
    return case.district_id or merchant_district or "unknown"


def added_cases(cases: Iterable[Case]) -> Key:
    """complaints, refunds, yuan, closed, satisfied, rated, satisfied share."""
    cases = list(cases)
    paid = [sum(case.payments) for case in cases]
    satisfied = [case for case in cases if case.satisfaction == "满意"]
    rated = [case for case in cases if case.satisfaction in ("满意", "不满意")]
    return (
        len(cases),
        len([yuan for yuan in paid if yuan > 0]),
        sum(paid),
        len([case for case in cases if case.closed_at]),
        len(satisfied),
        len(rated),
        share(len(satisfied), len(rated)),
    )
