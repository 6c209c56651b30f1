"""A copy of the quickstart venue to break, and a plan with every kind of decision."""

import shutil
from pathlib import Path

import pytest
from shapely import LineString, Polygon, box

from venueplan.files import read_event_folder
from venueplan.model import (
    Allocation,
    Assignment,
    Booth,
    Event,
    FloorPlan,
    HallFigures,
    Meeting,
    Plan,
    Programme,
    Proof,
    Venue,
)


@pytest.fixture
def quickstart(layouts: Path, tmp_path: Path) -> Path:
    """Return a copy of the quickstart venue that a test may break."""
    return Path(shutil.copytree(layouts / "quickstart", tmp_path / "quickstart"))


@pytest.fixture(scope="session")
def small(layouts: Path) -> tuple[Venue, Event]:
    """Return the quickstart venue and its event."""
    return read_event_folder(layouts / "quickstart" / "expo-day")


@pytest.fixture(scope="session")
def decided(small: tuple[Venue, Event]) -> Plan:
    """Return a plan with three booths, one of them free, two exhibitors and a guest placed, and one meeting."""
    venue, event = small
    stand = Polygon([(3, 0), (9, 0), (9, 3), (3, 3)], holes=[[(5, 1), (5.6, 1), (5.6, 1.6), (5, 1.6)]])
    booths = (
        _booth("hall-A1", "1A01", box(0.0004, 0, 3, 3)),
        _booth("hall-A2", "1A02", stand),
        _booth("hall-A3", "1A03", box(9, 0, 12, 3)),
    )
    forum = event.forum("opening")
    assert forum.start
    return Plan(
        venue=venue,
        event=event,
        seed=7,
        floor_plan=FloorPlan(
            booths=booths,
            halls=(HallFigures(hall="hall", gross=1449.0, net=35.64, strategy="rows along the long side"),),
            shortfall=(("food", 36.0, 1),),
        ),
        allocation=Allocation(
            assignments=(
                Assignment(exhibitor="brush", booths=("hall-A1",), preference_rank=1, score=(("points", 35),)),
                Assignment(exhibitor="ink", booths=("hall-A1",)),
                Assignment(exhibitor="kiln", booths=("hall-A2", "hall-A3")),
            ),
            unplaced=tuple(one.id for one in event.exhibitors if one.id not in {"brush", "ink", "kiln"}),
            proof=Proof(objective=35, bound=36, status="feasible", solver="by hand"),
        ),
        programme=Programme(
            meetings=(
                Meeting(
                    forum="opening",
                    room="r101",
                    start=forum.start,
                    end=forum.start.replace(hour=10),
                    capacity=80,
                ),
            ),
            unplaced=("young",),
        ),
    )


def _booth(identifier: str, number: str, polygon: Polygon) -> Booth:
    west, south, east, _ = polygon.bounds
    return Booth(
        id=identifier,
        number=number,
        polygon=polygon,
        hall="hall",
        level="ground",
        zone="craft",
        fronts=(LineString([(west, south), (east, south)]),),
        row="A",
        modules=(f"{identifier}-m",),
    )
