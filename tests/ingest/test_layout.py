"""Layouts, and the two real exporters they were written for."""

from collections.abc import Callable

import pytest

from ingest.delivery import Delivery
from ingest.layout import read_layout
from ingest.layout_registry import checked, layouts

Deliver = Callable[..., Delivery]

DUBLIN = """
    Time             | Quay | Quay IN | Quay OUT | Penny Pedestrian
    01/04/2023 23:00 | 10   | 4       | 6        |
    26/03/2023 01:00 | 10   | 4       | 6        | 5
    29/10/2023 01:00 | 7    | 3       | 4        | 0
"""
NYC = (
    "Business Name,Industry,Complaint Type,Mediation Start Date,Mediation Close Date,"
    "Complaint Result,Satisfaction,Restitution,Complainant Zip \n"
    'repaid,x,Billing,02/07/2019,02/14/2019,Repaid,Yes,"1,469.00",11225\n'
    "no_money,x,Billing,02/07/2019,02/01/2019,Advised,NA,0.00,11225\n"
    "no_money,x,Billing,02/07/2019,02/01/2019,Advised,NA,0.00,11225\n"
    "shifted,one,x,Billing,02/07/2019,02/14/2019,Repaid,Yes,1469.00\n"
)


def test_only_the_totals_of_the_wide_exporter_are_read(deliver: Deliver) -> None:
    delivery = deliver(DUBLIN)
    frame = delivery.rows["fct_visitor_count"]
    columns = ["place_id", "visit_count", "measure", "utc_offset_minutes"]
    assert delivery.layout == "dublin_footfall"
    assert frame.select(columns).rows() == [
        ("Quay", 10, "passages", 60),
        ("Quay", 7, "passages", 60),
        ("Penny Pedestrian", 0, "passages", 60),
    ]
    assert delivery.set_aside.select("source_row", "column_name").rows() == [
        (3, "Time")
    ]


def test_a_layout_brings_its_own_register(deliver: Deliver) -> None:
    rows = deliver(DUBLIN).rows
    columns = ["place_id", "district_id", "time_zone", "source_row"]
    assert rows["dim_place"].select(columns).rows() == [
        ("Quay", "dublin", "Europe/Dublin", 1),
        ("Penny Pedestrian", "dublin", "Europe/Dublin", 1),
    ]
    assert rows["dim_district"]["district_id"].to_list() == ["dublin"]


def test_a_layout_maps_columns_words_and_constants(deliver: Deliver) -> None:
    frame = deliver(NYC).rows["fct_complaint"]
    columns = ["merchant_name", "category", "satisfaction", "district_id"]
    assert frame.select(*columns, "is_time_ordered").rows() == [
        ("repaid", "Billing", "满意", "nyc", True),
        ("no_money", "Billing", "未评价", "nyc", False),
        ("no_money", "Billing", "未评价", "nyc", False),
    ]


def test_equal_records_without_a_number_of_their_own_stay_two(
    deliver: Deliver,
) -> None:
    once, again = deliver(NYC), deliver(NYC)
    ids = once.rows["fct_complaint"]["complaint_id"].to_list()
    assert len(set(ids)) == 3
    assert ids[1].removesuffix("-1") == ids[2].removesuffix("-2")
    assert ids == again.rows["fct_complaint"]["complaint_id"].to_list()


def test_every_layout_that_comes_with_the_program_is_sound() -> None:
    assert {name: layout.feed for name, layout in layouts().items()} == {
        "auckland_locations": "places",
        "auckland_pedestrians": "visitor_counts",
        "china_streets": "districts",
        "dublin_footfall": "visitor_counts",
        "holiday_cn": "calendar",
        "hotline_12345": "complaints",
        "hystreet": "visitor_counts",
        "leeds_footfall": "visitor_counts",
        "los_angeles_permits": "events",
        "nyc_mediated_complaints": "complaints",
        "shanghai_scenic_live": "visitor_counts",
        "wide_hourly": "visitor_counts",
    }


@pytest.mark.parametrize(
    ("toml_text", "said"),
    [
        ('feed = "events"\ndelimiter = ";"\n', "delimiter"),
        (
            'feed = "events"\n[wide]\nplaces = "own"\nmeasure = "x"\nzone = "y"\n',
            "zone",
        ),
        ('feed = "happenings"\n', "happenings"),
        (
            'feed = "events"\ndate_formats = ["%d/%m/%Y", "%m/%d/%Y"]\n',
            "read 05/04/2003 differently",
        ),
        ('feed = "events"\nskipped_hour = "guess"\n', "guess"),
        ('feed = "events"\n[columns]\nnonsense = "Name"\n', "nonsense"),
    ],
)
def test_a_layout_with_a_key_that_means_nothing_is_an_error(
    toml_text: str, said: str
) -> None:
    with pytest.raises(ValueError, match=said):
        checked(read_layout("drawn", toml_text))
