"""Random small desks: ten days, few merchants, payments that come in odd orders."""

import dataclasses
import datetime as dt
from decimal import Decimal

from hypothesis import strategies as st

from tests.queries.desk import Desk, DeskCase, Payment, Pledger, Review, Rule

FIRST = dt.datetime(2024, 10, 1)  # noqa: DTZ001 – local wall clock
MOMENTS = st.integers(0, 10 * 24 * 4 - 1).map(
    lambda quarter: FIRST + dt.timedelta(minutes=15 * quarter)
)
DAYS = st.integers(0, 9).map(lambda day: (FIRST + dt.timedelta(days=day)).date())
CASE_IDS = [f"case{number}" for number in range(6)]
PAYMENT_IDS = [f"r{number}" for number in range(8)]
#: Few amounts, so that recoveries and reversals often take back the whole.
YUAN = st.sampled_from([10, 10, 20, 30]).map(Decimal)

CASES = st.lists(
    st.builds(
        DeskCase,
        complaint_id=st.sampled_from(CASE_IDS),
        received_at=MOMENTS,
        closed_at=st.none() | MOMENTS,
        merchant_id=st.sampled_from([None, "inn", "inn", "tea", "ghost"]),
        category=st.sampled_from([None, "涨价", "涨价", "服务态度"]),
        decided_refund_yuan=st.none() | st.just(Decimal(0)) | YUAN,
        paid_yuan=st.none() | YUAN,
    ),
    max_size=6,
    unique_by=lambda case: case.complaint_id,
)
PAID = st.builds(
    Payment,
    refund_id=st.sampled_from(PAYMENT_IDS),
    complaint_id=st.sampled_from(CASE_IDS),
    payer=st.sampled_from([None, "商家", "专班垫付", "专班垫付"]),
    refunded_yuan=YUAN,
    refunded_at=st.none() | MOMENTS,
    recovered_yuan=st.none() | YUAN,
    recovered_at=st.none() | MOMENTS,
    reversal_of_id=st.none(),
)
TAKEN_BACK = st.builds(
    Payment,
    refund_id=st.sampled_from(PAYMENT_IDS),
    complaint_id=st.sampled_from(CASE_IDS),
    payer=st.sampled_from([None, "商家", "专班垫付"]),
    refunded_yuan=YUAN.map(lambda yuan: -yuan),
    refunded_at=st.none() | MOMENTS,
    recovered_yuan=st.none(),
    recovered_at=st.none(),
    reversal_of_id=st.none() | st.sampled_from(PAYMENT_IDS),
)
WITH_CASE = st.builds(
    lambda case, yuan, at: Payment(case, case, "专班垫付", yuan, at, None, None, None),
    st.sampled_from(CASE_IDS),
    YUAN,
    st.none() | MOMENTS,
)
PAYMENTS = st.lists(
    PAID | PAID | TAKEN_BACK | WITH_CASE,
    max_size=10,
    unique_by=lambda payment: payment.refund_id,
)
# A pledge that ended before it began cannot be loaded.
PLEDGES = (
    st.just((None, None))
    | st.tuples(DAYS, st.none())
    | st.tuples(DAYS, DAYS).map(lambda days: (min(days), max(days)))
)
PLEDGERS = st.tuples(
    *[
        st.builds(
            lambda merchant, pledge, district: Pledger(
                merchant, pledge[0], pledge[1], district
            ),
            st.just(merchant),
            PLEDGES,
            st.sampled_from([None, "sanbao", "far"]),
        )
        for merchant in ("inn", "tea")
    ]
).map(list)
RULES = st.lists(
    st.builds(
        lambda name, group, bound, days, pledge, begins, ends: Rule(
            name, group, bound[0], bound[1], days, pledge, begins, ends
        ),
        st.sampled_from(["one", "two"]),
        st.sampled_from([None, None, "price_rise", "quality"]),
        st.sampled_from([(1, None), (2, None), (None, 0), (None, 1)]),
        st.integers(1, 10),
        st.booleans(),
        DAYS,
        st.none() | DAYS,
    ),
    max_size=3,
    unique_by=lambda rule: (rule.rule_id, rule.valid_from_on),
)
HOUSES = st.fixed_dictionaries(
    dict.fromkeys("AB", st.sampled_from([None, "inn", "inn", "tea", "ghost"]))
)


def with_houses(reviews: list[Review], house_of: dict[str, str | None]) -> list[Review]:
    """The reviews; each application is of one house, registered or not."""
    return [
        dataclasses.replace(review, merchant_id=house_of[review.application_id])
        for review in reviews
    ]


REVIEW_LISTS = st.lists(
    st.builds(
        lambda key, rooms, applied, decision, decided, valid: Review(
            key[0],
            key[1],
            rooms,
            applied,
            decision,
            decided if decision else None,
            valid,
        ),
        st.tuples(st.sampled_from("AB"), st.sampled_from(["公安", "消防"])),
        st.sampled_from([None, 4, 4, 4, 5, 0]),
        st.none() | DAYS,
        st.sampled_from([None, "通过", "通过", "同意", "不通过", "补正"]),
        DAYS,
        st.none() | DAYS,
    ),
    max_size=4,
    unique_by=lambda review: (review.application_id, review.department),
)
REVIEWS = st.builds(with_houses, REVIEW_LISTS, HOUSES)


def with_known_cases(desk: Desk) -> Desk:
    """Keep the payments whose case is known: no others can be loaded."""
    known = {case.complaint_id for case in desk.cases}
    payments = [paid for paid in desk.payments if paid.complaint_id in known]
    return Desk(desk.cases, payments, desk.pledgers, desk.rules, desk.reviews)


DESKS = st.builds(Desk, CASES, PAYMENTS, PLEDGERS, RULES, REVIEWS).map(with_known_cases)

# Four days in which everything meets: the ends of pledges, admissions and periods.
FEW_DAYS = st.integers(0, 3).map(lambda day: (FIRST + dt.timedelta(days=day)).date())
SPANS = st.tuples(FEW_DAYS, FEW_DAYS | st.none()).map(
    lambda days: (days[0], days[1] and max(days[0], days[1]))
)


@st.composite
def busy_desks(draw: st.DrawFn) -> Desk:
    """Price rises against pledged and admitted houses in four days, with advances."""
    cases = [
        DeskCase(
            name,
            FIRST + dt.timedelta(hours=draw(st.integers(0, 95))),
            draw(st.none() | MOMENTS),
            draw(st.sampled_from(["inn", "inn", "tea", "ghost", None])),
            draw(st.sampled_from(["涨价", "涨价", "服务态度"])),
            draw(st.none() | YUAN),
        )
        for name in CASE_IDS
    ]
    districts = st.sampled_from([None, "sanbao"])
    pledgers = [Pledger(name, *draw(SPANS), draw(districts)) for name in ("inn", "tea")]
    reviews = []
    for application in "AB":
        house = draw(st.sampled_from(["inn", "inn", "tea"]))
        rooms = draw(st.integers(1, 9))
        for department in ("公安", "消防"):
            decided, valid_to = draw(SPANS)
            decision = draw(st.sampled_from(["通过", "通过", "通过", "不通过"]))
            reviews.append(
                Review(
                    application, department, rooms, None, decision, decided, valid_to,
                    house,
                )
            )  # fmt: skip
    payments = [
        Payment(
            name,
            draw(st.sampled_from(CASE_IDS)),
            draw(st.sampled_from(["商家", "专班垫付", "专班垫付"])),
            draw(YUAN),
            draw(st.none() | MOMENTS | MOMENTS),
            draw(st.none() | st.none() | YUAN),
            None,
            None,
        )
        for name in PAYMENT_IDS[:4]
    ]
    return Desk(cases, payments, pledgers, [], reviews)


BUSY_DESKS = busy_desks()
BUSY_PERIODS = st.tuples(FEW_DAYS, FEW_DAYS).map(lambda days: (min(days), max(days)))
