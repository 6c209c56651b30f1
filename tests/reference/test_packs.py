"""One hall of 15,000 m² under every rule pack: the contradictions, with their arithmetic.

The hall is 150 × 100 m and 5 m high, sprinklered, with 400 free-standing stands of 3 × 3 m (3,600 m²) and sixteen doors
of 3.60 m, four on each side.

=======  =============================  ==============================  =========================
pack     persons                        metres of exits                 longest way
=======  =============================  ==============================  =========================
china    15,000 × 0.75 = 11,250         11,250 / 100 × 0.65 = 73.125    37.5 m straight, 45 m path
ibc      11,400 / 1.39 = 8,201.4        8,202 × 5.1 mm = 41.830         76 m path
nfpa     the same                       the same                        76 m path
uk       15,000 / 1.5 = 10,000          10,000 × 5 mm = 50              45 m path
germany  15,000 × 1 = 15,000            15,000 / 200 × 1.20 = 90        30 m path
=======  =============================  ==============================  =========================

Sixteen doors have 57.60 m. All of it counts in China and the United States; in the United Kingdom fifteen doors, so
54.00 m; in Germany each door is six steps of 0.60 m, so 57.60 m again.
"""

from datetime import date

import pytest
from shapely import LineString, MultiPolygon, box

from venueplan.check.comparison import compare_packs, comparison_figures, contradictions
from venueplan.check.floor import hall_floors
from venueplan.model import (
    Booth,
    Calendar,
    Event,
    FloorPlan,
    Georeference,
    Label,
    Level,
    Opening,
    PackVerdict,
    Plan,
    Unit,
    Venue,
)
from venueplan.rules import event_pack

PACKS = ("china", "ibc", "nfpa", "uk", "germany")


def _doors() -> tuple[Opening, ...]:
    along = [x for middle in (20, 55, 95, 130) for x in (middle - 1.8,)]
    up = [y for middle in (15, 38, 62, 85) for y in (middle - 1.8,)]
    lines = [LineString([(x, y), (x + 3.6, y)]) for y in (0, 100) for x in along]
    lines += [LineString([(x, y), (x, y + 3.6)]) for x in (0, 150) for y in up]
    return tuple(
        Opening(id=f"d{number}", level="g", line=line, width=3.6, exit=True) for number, line in enumerate(lines)
    )


def _stands() -> tuple[Booth, ...]:
    """Return 25 × 16 stands, 2.75 m apart along the hall and 3 m across it."""
    corners = [(5 + 5.75 * column, 5 + 5.8 * row) for row in range(16) for column in range(25)]
    return tuple(
        Booth(
            id=f"b{number}",
            number=str(number),
            polygon=box(x, y, x + 3, y + 3),
            hall="H",
            level="g",
            fronts=(LineString([(x, y), (x + 3, y)]),),
        )
        for number, (x, y) in enumerate(corners)
    )


@pytest.fixture(scope="module")
def plan() -> Plan:
    hall = Unit(
        id="H",
        category="unspecified",
        level="g",
        polygon=box(0, 0, 150, 100),
        name=Label.of(en="The hall", zh="大厅"),
        use="exhibition",
        clear_height=5.0,
        sprinklered=True,
    )
    venue = Venue(
        id="v",
        name=Label(),
        georeference=Georeference(longitude=0, latitude=0),
        levels=(Level(id="g", ordinal=0, name=Label(), outline=MultiPolygon([hall.polygon])),),
        units=(hall,),
        openings=_doors(),
    )
    event = Event(id="e", name=Label(), calendar=Calendar(days=(date(2030, 5, 1),)), compare=PACKS)
    return Plan(venue=venue, event=event, floor_plan=FloorPlan(booths=_stands()))


@pytest.fixture(scope="module")
def compared(plan: Plan) -> tuple[PackVerdict, ...]:
    return compare_packs(plan, hall_floors(plan, pack=event_pack(plan.event)))


@pytest.fixture
def verdicts(compared: tuple[PackVerdict, ...]) -> dict[str, PackVerdict]:
    return {verdict.pack: verdict for verdict in compared}


def test_the_governing_pack_comes_first_and_none_is_left_out(compared: tuple[PackVerdict, ...]) -> None:
    assert [(one.pack, one.governs) for one in compared] == [(name, name == "china") for name in PACKS]


@pytest.mark.parametrize(
    ("pack", "persons", "basis"),
    [
        ("china", 11_250, "gross"),
        ("ibc", 8_202, "net"),
        ("nfpa", 8_202, "net"),
        ("uk", 10_000, "gross"),
        ("germany", 15_000, "gross"),
    ],
)
def test_persons(verdicts: dict[str, PackVerdict], *, pack: str, persons: int, basis: str) -> None:
    """8,200 by the IBC, 15,000 in Germany."""
    assert (verdicts[pack].persons, verdicts[pack].basis) == (persons, basis)


@pytest.mark.parametrize(
    ("pack", "asked", "counts", "kept"),
    [
        ("china", 73.125, 57.6, False),
        ("ibc", 41.830, 57.6, True),
        ("nfpa", 41.830, 57.6, True),
        ("uk", 50.0, 54.0, True),
        ("germany", 90.0, 57.6, False),
    ],
)
def test_metres_of_exits(
    verdicts: dict[str, PackVerdict], *, pack: str, asked: float, counts: float, kept: bool
) -> None:
    """42 or 90 m."""
    one = verdicts[pack]
    assert one.width_asked == pytest.approx(asked, abs=5e-4)
    assert one.width == pytest.approx(counts)
    assert ("exit-width" not in one.broken) == kept


@pytest.mark.parametrize(
    ("pack", "most"),
    [
        ("china", {"straight": 37.5, "path": 45.0}),
        ("ibc", {"path": 76.0}),
        ("nfpa", {"path": 76.0}),
        ("uk", {"path": 45.0}),
        ("germany", {"path": 30.0}),
    ],
)
def test_ways(verdicts: dict[str, PackVerdict], *, pack: str, most: dict[str, float]) -> None:
    """30 or 76 m. From the middle (75, 50) to the nearest end of a door, (56.8, 0), it is √(18.2² + 50²) = 53.2 m."""
    ways = {way.distance: way for way in verdicts[pack].ways}
    assert {distance: way.most for distance, way in ways.items()} == most
    assert 50.0 < ways["path"].measured < 76.0
    assert ways["path"].is_kept == (pack in {"ibc", "nfpa"})
    if pack == "china":
        assert ways["straight"].measured == pytest.approx((18.2**2 + 50**2) ** 0.5, abs=2e-3)


def test_ways_clear_of_corners_are_longer(verdicts: dict[str, PackVerdict]) -> None:
    """The IBC measures 305 mm clear of the stands, the British table does not say so."""
    assert verdicts["ibc"].ways[0].measured > verdicts["uk"].ways[0].measured
    assert verdicts["ibc"].ways == verdicts["nfpa"].ways
    assert verdicts["uk"].ways[0].measured == verdicts["germany"].ways[0].measured


def test_the_contradiction_is_a_note_and_nothing_is_averaged(plan: Plan, compared: tuple[PackVerdict, ...]) -> None:
    (note,) = contradictions(plan, compared)
    assert (note.severity, note.subject, note.measured, note.limit) == ("note", "H", 8202, 15_000)
    for said in (
        "china 11250 persons, 73.12 m of exits, 37.5 m straight and 45 m of way",
        "ibc 8202 persons, 41.83 m of exits, 76 m of way",
        "germany 15000 persons, 90.00 m of exits, 30 m of way",
    ):
        assert said in note.message["en"]
    assert "germany 15000人、出口90.00米、步行30米" in note.message["zh"]


def test_figures_name_pack_and_hall(compared: tuple[PackVerdict, ...]) -> None:
    figures = dict(comparison_figures(compared))
    assert figures["pack_persons germany H"] == 15_000
    assert figures["pack_exit_width_asked ibc H"] == 41.83
    assert figures["pack_broken ibc H"] == ""
    assert figures["pack_broken germany H"] == "exit-width, travel-path"
