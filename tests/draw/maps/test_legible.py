"""A hall plan whose numbers cannot be read is refused, and the sheet that is named would do."""

import re

import pytest
from shapely import box

from venueplan.draw.lettering.fit import placed
from venueplan.draw.lettering.typeset import Para
from venueplan.draw.maps.legible import refuse_unread
from venueplan.draw.paper.glyphs import width_of
from venueplan.draw.sheet import Sheet
from venueplan.draw.style import PAGES, SCALES
from venueplan.draw.view import View
from venueplan.errors import InputError
from venueplan.model import Booth
from venueplan.rules.styles import included_style

LOOK = included_style("light").on("A0")
BOOTHS = [
    Booth(id=f"b{n}", number=f"A{n:03d}", polygon=box(3 * n, 0, 3 * n + 3, 3), hall="H1", level="g") for n in range(10)
]


def sheet(*, shown: int, scale: float = 1000.0) -> Sheet:
    view = View(centre=(0, 0), at=(0, 0), scale=scale, turn=0, window=(0, 0, 1, 1))
    counts = (("booth_numbers", len(BOOTHS)), ("booth_numbers_shown", shown))
    return Sheet(name="hall-H1", title="", page_mm=PAGES["A0"], background="#FFFFFF", view=view, counts=counts)


def test_the_scale_named_is_the_smallest_at_which_a_number_reaches_its_floor() -> None:
    """A stand of 3 m has a padding of 6 % at each side; the number must fit between at the floor of A0."""
    with pytest.raises(InputError) as caught:
        refuse_unread(sheet(shown=0), BOOTHS, turn=0, look=LOOK)
    found = re.search(r"at 1:(\d+) they could: on a sheet of (\d+) mm × (\d+) mm", str(caught.value))
    assert found
    scale, wide, high = map(int, found.groups())
    wanted = width_of("A000", LOOK.floor("booth-number"), face="bold")
    assert scale == max(each for each in SCALES if 3000 / each * 0.88 >= wanted)
    assert wide >= PAGES["A0"][0] * 1000 / scale > wide - 11
    assert high >= PAGES["A0"][1] * 1000 / scale > high - 11


def test_a_plan_that_most_can_read_is_not_refused() -> None:
    refuse_unread(sheet(shown=5), BOOTHS, turn=0, look=LOOK)
    with pytest.raises(InputError, match="only 4 of the 10"):
        refuse_unread(sheet(shown=4), BOOTHS, turn=0, look=LOOK)


def test_numbers_that_fit_nowhere_are_told_as_such() -> None:
    endless = [Booth(id="b", number="A" * 400, polygon=box(0, 0, 3, 3), hall="H1", level="g")]
    with pytest.raises(InputError, match="shorter numbers"):
        refuse_unread(sheet(shown=0), endless, turn=0, look=LOOK)


def test_without_a_floor_a_label_is_small_but_there() -> None:
    para = Para(text="A0001", cap=4.0, floor=0.0, colour="#000000", face="bold", most=1)
    label = placed(box(0, 0, 2, 2), [[para]], pad=0.1)
    assert label is not None
    assert 0.2 < label.words[0].cap < 0.8
    assert placed(box(0, 0, 0.1, 0.1), [[para]], pad=0.01) is None
