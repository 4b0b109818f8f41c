"""The areas around random festivals, and what was moved there, agree with twins."""

from hypothesis import given

from tests.queries.answers import Warehouse, answer
from tests.queries.festival_effect_twins import (
    MEASURES,
    areas,
    displacement,
    home_districts,
    sibling_districts,
)
from tests.queries.festival_world import World, write_world
from tests.queries.random_festivals import (
    WORLDS,
    agree,
    dicts,
    drawn_world,
    examples,
    numbers,
    shown,
    unmeasured,
)

TWINS_OF = (
    *("edition_areas", "edition_districts", "edition_places", "editions"),
    *("festival_displacement", "festival_net"),
)


@examples(8)
@given(world=WORLDS)
def test_the_areas_of_every_edition(warehouse: Warehouse, world: World) -> None:
    write_world(warehouse, world)
    held = [one for one in world.listed if not one.is_cancelled]

    assert {
        (row["event_id"], row["area_type"], row["district_id"]): (
            row["place_ids"] or [],
            row["place_count"],
            row["left_out_place_count"],
        )
        for row in dicts(warehouse, "from metric.edition_areas()")
    } == {
        (one.event_id, *kind): (sorted(area.places), len(area.places), area.left_out)
        for one in held
        for kind, area in areas(world, one).items()
    }
    districts = answer(
        warehouse,
        "select event_id, district_id, area_type from metric.edition_districts()",
    )
    assert sorted(districts) == sorted(
        (one.event_id, district, kind)
        for one in held
        for district, kind in sibling_districts(home_districts(world, one)).items()
    )
    columns = "event_id, place_ids, place_count, starts_on, ends_on, is_cancelled"
    assert answer(warehouse, f"select {columns} from metric.edition_places()") == [
        (
            one.event_id,
            world.places_of(one),
            len(world.places_of(one)),
            one.days()[0],
            one.days()[-1],
            one.is_cancelled,
        )
        for one in world.listed
    ]


@examples(6)
@given(world=WORLDS)
def test_what_every_edition_moved(warehouse: Warehouse, world: World) -> None:
    write_world(warehouse, world)
    expected = {
        (one.event_id, measure, *kind): said
        for one in world.listed
        for measure in MEASURES
        if not one.is_cancelled
        for kind, said in displacement(world, one, measure).items()
    }
    rows = dicts(warehouse, "from metric.festival_displacement()")
    nets = {
        (row["event_id"], row["measure"]): row
        for row in dicts(warehouse, "from metric.festival_net()")
    }

    for row in rows:
        key = (row["event_id"], row["measure"], row["area_type"], row["district_id"])
        said, *rest = expected.pop(key)
        assert agree(shown(row), numbers(said)), (row, said)
        assert row["verdict"] == (said.verdict if said else "no_baseline")
        assert row["placebo_count"] == (said.placebo_count if said else 0)
        names = (
            *("reason", "flow_type", "place_count"),
            *("left_out_place_count", "left_out_area_count"),
        )
        assert [row[name] for name in names] == rest, (row, said)
        if row["area_type"] == "net":
            own = next(
                each
                for each in rows
                if each["area_type"] == "event_places"
                and each["event_id"] == key[0]
                and each["measure"] == key[1]
            )
            net = nets.pop(key[:2])
            kept = ("uplift_visit_count", "uplift_ratio", "uplift_low_ratio")
            whole = [net["event_uplift_visit_count"], *(net[f"net_{n}"] for n in kept)]
            assert agree(whole, [own["uplift_visit_count"], *(row[n] for n in kept)])
            assert (net["verdict"], net["reason"]) == (row["verdict"], row["reason"])
            if net["net_uplift_visit_count"] is not None:
                around = row["uplift_visit_count"] - own["uplift_visit_count"]
                assert agree([net["around_uplift_visit_count"]], [around])
    assert expected == {}
    for (event_id, measure), net in nets.items():
        one = next(each for each in world.listed if each.event_id == event_id)
        assert measure is None
        assert (net["verdict"], net["reason"]) == (
            "no_baseline",
            unmeasured(world, one),
        )


def test_the_random_cities_reach_what_they_are_for() -> None:
    worlds = [drawn_world(seed, 36, 0.02) for seed in range(12)]
    kinds = [
        kind
        for world in worlds
        for one in world.listed
        for kind, _ in areas(world, one)
    ]

    assert set(kinds) == {"event_places", "own_district", "neighbour", "control"}
