"""An event in a hall of 40 × 30 m with a seminar room beside it, as an import leaves it."""

from __future__ import annotations

import shutil
from pathlib import Path

import foreign
import pytest
from shapely import LineString, box

from venueplan.build import write_import


@pytest.fixture(scope="session")
def _venue(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a venue folder with the event ``fair``."""
    folder = tmp_path_factory.mktemp("venue")
    features = [
        foreign.feature("hall", box(0, 0, 40, 30), level="0", name="Hall 1"),
        foreign.feature("seminar", box(40.2, 0, 50, 9), level="0", name="Seminar 1"),
        foreign.feature("way-out", LineString([(0, 4), (0, 8)]), level="0", kind="door"),
        foreign.feature("between", LineString([(40.1, 2), (40.1, 4)]), level="0", kind="door"),
    ]
    path = foreign.write(folder / "plan.geojson", foreign.collection(features))
    write_import("geojson", path, out=folder / "venue", event="fair")
    return folder / "venue"


@pytest.fixture
def fair(_venue: Path, tmp_path: Path) -> Path:
    """Return a copy of the event folder, for lists to be imported into."""
    shutil.copytree(_venue, tmp_path / "venue")
    return tmp_path / "venue" / "fair"
