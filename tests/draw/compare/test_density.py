"""The picture of densities while a hall empties."""

from halls import event_of, rectangle, venue_of
from shapely import union_all

from venueplan.draw import draw_density
from venueplan.draw.fixed import DENSITIES
from venueplan.draw.paper.marks import Shape, Words
from venueplan.model import DensityGrid, Label, Plan, SimulatedClearing

PLAN = Plan(venue=venue_of(rectangle(4, 3)), event=event_of())
GRID = DensityGrid(
    level="g", x=0.5, y=0.5, step=1.0, densities=((0.0, 0.4, 0.6, 1.5), (0.0, 2.0, 4.2, 9.0), (0.0, 0.0, 0.0, 3.0))
)


def simulated(time: float | None) -> SimulatedClearing:
    note = Label.of(en="One floor only.", zh="仅单层。")
    return SimulatedClearing(
        subject="H1", persons=9, time=time, remaining=0 if time else 4, density=GRID, notes=(note,)
    )


def test_each_cell_has_the_colour_of_its_band() -> None:
    """Of twelve cells of 1 m² six are worth a colour; two are congested. 1:n of the view turns m² into mm²."""
    sheet = draw_density(PLAN, simulated(30.0))
    assert sheet.view is not None
    square = sheet.view.length(1.0) ** 2
    areas = {
        mark.fill: union_all(mark.geometries).area / square
        for layer in sheet.layers
        if layer.name == "density"
        for mark in layer.marks
        if isinstance(mark, Shape)
    }
    expected = {0.5: 1, 1.0: 1, 2.0: 1, 3.0: 1, 4.0: 2}
    assert {colour: round(areas[colour], 6) for _, colour in DENSITIES} == {
        c: expected[least] for least, c in DENSITIES
    }


def test_the_sheet_says_the_time_and_what_is_left_out() -> None:
    said = " ".join(mark.text for mark in draw_density(PLAN, simulated(30.0)).marks if isinstance(mark, Words))
    assert "JuPedSim 30 s" in said
    assert "One floor only." in said
    assert "仅单层。" in said


def test_a_clog_is_not_drawn_as_a_time() -> None:
    said = " ".join(mark.text for mark in draw_density(PLAN, simulated(None)).marks if isinstance(mark, Words))
    assert "model clog, 4" in said
    assert "no time" in said


def test_nothing_overlaps_or_leaves_the_page() -> None:
    figures = draw_density(PLAN, simulated(30.0)).figures
    assert figures["labels_drawn"] == 10
    assert not figures["label_overlaps"] + figures["labels_outside"] + figures["labels_below_floor"]
