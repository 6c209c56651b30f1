"""SVG: ids and titles of its shapes, and names that want to be markup."""

from xml.etree import ElementTree as ET

import pytest
from shapely import box

from venueplan.draw import draw_hall
from venueplan.draw.paper.marks import Mark, Shape, Words
from venueplan.draw.paper.vector.svg import svg_bytes
from venueplan.model import Plan

SVG = "{http://www.w3.org/2000/svg}"
HOSTILE = ["</title><script>alert(1)</script>", '"><image href="x"/>', "a & b < c", "]]>", "nul \x00 bell \x07", "'\""]


def root_of(*marks: Mark) -> ET.Element:
    written = svg_bytes(marks, size=(100, 80), background="#FFFFFF", title="t")
    return ET.fromstring(written)  # noqa: S314 - our own bytes


def test_every_booth_has_an_id_and_a_title(plan: Plan) -> None:
    assert plan.floor_plan
    root = ET.fromstring(draw_hall(plan, "H1").as_bytes("svg"))  # noqa: S314 - our own bytes
    paths = {path.get("id"): path for path in root.iter(f"{SVG}path") if path.find(f"{SVG}title") is not None}
    for booth in plan.floor_plan.booths:
        if booth.hall == "H1":
            title = paths[f"booth-{booth.id}"].findtext(f"{SVG}title")
            assert title
            assert title.split()[0] == booth.number


def test_ids_are_unique(plan: Plan) -> None:
    root = ET.fromstring(draw_hall(plan, "H1").as_bytes("svg"))  # noqa: S314 - our own bytes
    ids = [name for element in root.iter() if (name := element.get("id"))]
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("name", HOSTILE)
def test_names_never_become_markup(name: str) -> None:
    shape = Shape(geometries=(box(1, 1, 9, 9),), fill="#FFFFFF", title=name, id=f"booth-{name}")
    printable = "".join(character for character in name if character.isprintable())
    root = root_of(shape, Words(x=1, y=1, text=printable, cap=2, colour="#000000"))
    assert {element.tag for element in root.iter()} <= {
        SVG + tag for tag in ("svg", "title", "defs", "path", "rect", "g", "use")
    }
    (path,) = [path for path in root.iter(f"{SVG}path") if path.find(f"{SVG}title") is not None]
    assert path.findtext(f"{SVG}title") == printable
    assert set(path.attrib) == {"id", "d", "fill"}
    assert [group.get("aria-label") for group in root.iter(f"{SVG}g") if group.get("aria-label")] == [printable]


def test_letters_stand_where_their_widths_say() -> None:
    """``AA`` is two uses of one outline; the second stands one width of an A further on."""
    root = root_of(Words(x=1, y=1, text="A A", cap=2, colour="#000000"))
    first, second = root.iter(f"{SVG}use")
    assert first.get("href") == second.get("href")
    assert first.get("x") == "0"
    assert float(second.get("x", "0")) == pytest.approx(608 + 224, abs=2)
