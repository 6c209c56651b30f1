"""Numbers on the wall."""

import re
from collections import defaultdict
from dataclasses import replace

import pytest
from halls import asking, event_of, rectangle, venue_of
from hypothesis import given, settings, strategies as st
from shapely import box

from venueplan.arrange import arrange_booths, number_booths
from venueplan.errors import InputError, UnknownNameError
from venueplan.model import Booth, FloorPlan, Numbering

SCHEMES = ("row-letter", "aisle-hundreds")
CORNERS = ("south-west", "south-east", "north-west", "north-east")
VENUE = venue_of(rectangle(60, 40).moved(angle=17), rectangle(30, 24).moved(angle=17, shift=(80, 0)))


def stand(row: int, place: int, *, side: int = 0) -> Booth:
    """Return a stand of 3 × 3 m in a row along x; rows are 9 m apart."""
    x, y = 3 * place, 9 * row + 3 * side
    shape = box(x, y, x + 3, y + 3)
    return Booth(id=f"{row}-{side}-{place}", number="", hall="H1", level="g", row=str(row), polygon=shape)


@pytest.fixture(scope="module")
def floor_plan() -> FloorPlan:
    return arrange_booths(VENUE, event_of([asking("raw", 54.0, open_sides=3), asking("island", 100.0, open_sides=4)]))


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("start", CORNERS)
def test_numbers_are_unique_and_nothing_else_changes(floor_plan: FloorPlan, scheme: str, start: str) -> None:
    numbered = number_booths(floor_plan, Numbering(scheme=scheme, start=start), venue=VENUE)
    numbers = [booth.number for booth in numbered.booths]
    assert all(numbers)
    assert len(set(numbers)) == len(numbers)
    blank = [replace(booth, number="") for booth in numbered.booths]
    assert blank == [replace(booth, number="") for booth in floor_plan.booths]
    assert not any(re.search(r"[IO]", number) for number in numbers)


def test_row_letters_carry_hall_letter_and_place(floor_plan: FloorPlan) -> None:
    assert all(re.fullmatch(r"[12][A-HJ-NP-Z]\d\d", booth.number) for booth in floor_plan.booths)


def test_odd_and_even_numbers_stand_on_either_side_of_a_row(floor_plan: FloorPlan) -> None:
    rows: dict[str, list[Booth]] = defaultdict(list)
    for booth in floor_plan.booths:
        rows[booth.number[:2]].append(booth)
    double = [row for row in rows.values() if any(int(booth.number[2:]) % 2 == 0 for booth in row)]
    assert double
    for row in rows.values():
        for booth in row:
            for other in row:
                if booth is not other and booth.polygon.touches(other.polygon):
                    assert booth.number != other.number


def test_counting_begins_at_the_start_corner() -> None:
    """Two rows of three stands by hand; from the south-west row A is the lower one and 01 its left stand."""
    booths = tuple(
        Booth(
            id=f"{row}{k}",
            number="",
            hall="H1",
            level="g",
            row=f"{row}",
            polygon=box(3 * k, 9 * row, 3 * k + 3, 9 * row + 3),
        )
        for row in (0, 1)
        for k in (0, 1, 2)
    )
    plan = FloorPlan(booths=booths)
    expected = {
        "south-west": ["1A01", "1A02", "1A03", "1B01", "1B02", "1B03"],
        "north-east": ["1B03", "1B02", "1B01", "1A03", "1A02", "1A01"],
        "north-west": ["1B01", "1B02", "1B03", "1A01", "1A02", "1A03"],
    }
    for start, numbers in expected.items():
        numbered = number_booths(plan, Numbering(start=start), venue=VENUE)
        assert [booth.number for booth in numbered.booths] == numbers


def test_aisle_hundreds_face_each_other() -> None:
    """Rows back to back: the far side of row 1 has the even 200s, the near side of row 2 the odd 201s facing them."""
    booths = tuple(stand(row, k, side=side) for row in (0, 1) for side in (0, 1) for k in (0, 1, 2))
    numbering = Numbering(scheme="aisle-hundreds", prefix="")
    numbered = number_booths(FloorPlan(booths=booths), numbering, venue=VENUE)
    sides = [["101", "103", "105"], ["200", "202", "204"], ["201", "203", "205"], ["300", "302", "304"]]
    assert [booth.number for booth in numbered.booths] == [number for side in sides for number in side]


def test_a_row_too_long_for_its_hundred_still_has_unique_numbers() -> None:
    booths = tuple(stand(row, k) for row in (0, 1) for k in range(60))
    numbered = number_booths(FloorPlan(booths=booths), Numbering(scheme="aisle-hundreds"), venue=VENUE)
    assert len({booth.number for booth in numbered.booths}) == len(booths)


def test_unknown_words_are_errors_with_a_hint(floor_plan: FloorPlan) -> None:
    with pytest.raises(UnknownNameError, match="did you mean 'row-letter'"):
        number_booths(floor_plan, Numbering(scheme="row-leter"), venue=VENUE)
    with pytest.raises(UnknownNameError, match="did you mean 'south-west'"):
        number_booths(floor_plan, Numbering(start="southwest"), venue=VENUE)


ROWS = FloorPlan(booths=tuple(stand(row, k, side=side) for row in (0, 1) for side in (0, 1) for k in (0, 1, 2)))


def numbers(**settings: object) -> list[str]:
    """Return the numbers of two double rows of three stands, by row and side."""
    return [booth.number for booth in number_booths(ROWS, Numbering(**settings), venue=VENUE).booths]  # type: ignore[arg-type]


def test_hall_letter_and_number_as_in_germany() -> None:
    """Aisle B lies between the rows: its even numbers before it, the odd ones behind it face them."""
    assert numbers(scheme="aisle-letter", prefix="4.{hall} ") == [
        *("4.1 A01", "4.1 A03", "4.1 A05"),
        *("4.1 B02", "4.1 B04", "4.1 B06"),
        *("4.1 B01", "4.1 B03", "4.1 B05"),
        *("4.1 C02", "4.1 C04", "4.1 C06"),
    ]


@pytest.mark.parametrize(
    ("settings", "expected"),
    [
        ({"suffix": "-{hall}"}, ["1A01-1", "1A03-1", "1A05-1", "1A02-1", "1A04-1", "1A06-1"]),
        ({"skips": (3, 4)}, ["1A01", "1A05", "1A07", "1A02", "1A06", "1A08"]),
        ({"skip_digits": "4"}, ["1A01", "1A03", "1A05", "1A02", "1A06", "1A08"]),
        ({"skip_letters": "ABC"}, ["1D01", "1D03", "1D05", "1D02", "1D04", "1D06"]),
        ({"step_along": 4}, ["1A01", "1A05", "1A09", "1A02", "1A06", "1A10"]),
        ({"scheme": "aisle-hundreds", "prefix": "", "step_across": 200}, ["201", "203", "205", "400", "402", "404"]),
        ({"scheme": "aisle-hundreds", "prefix": "", "skips": (1, 3)}, ["205", "207", "209", "400", "402", "404"]),
    ],
)
def test_steps_and_skips(settings: dict[str, object], expected: list[str]) -> None:
    assert numbers(**settings)[:6] == expected


def test_every_second_row_is_counted_back() -> None:
    assert numbers(direction="serpentine")[6:] == ["1B05", "1B03", "1B01", "1B06", "1B04", "1B02"]
    assert numbers(direction="serpentine")[:6] == numbers()[:6]


def test_numbers_are_left_free_at_a_cross_aisle() -> None:
    """Four stands, a cross aisle of 3 m after the second: with ten numbers left free 05 becomes 25."""
    booths = tuple(stand(0, k, side=side) for side in (0, 1) for k in (0, 1, 3, 4))
    numbered = number_booths(FloorPlan(booths=booths), Numbering(skip_at_aisles=10), venue=VENUE)
    assert [booth.number for booth in numbered.booths][:4] == ["1A01", "1A03", "1A25", "1A27"]


NUMBERINGS = st.builds(
    Numbering,
    scheme=st.sampled_from(["row-letter", "aisle-hundreds", "aisle-letter"]),
    prefix=st.sampled_from(["{hall}", "", "N-"]),
    suffix=st.sampled_from(["", "a"]),
    start=st.sampled_from(["south-west", "south-east", "north-west", "north-east"]),
    direction=st.sampled_from(["forward", "serpentine"]),
    step_along=st.sampled_from([0, 1, 2, 4]),
    step_across=st.sampled_from([0, 1, 50, 200]),
    skips=st.sampled_from([(), (4, 13), (1, 2, 3)]),
    skip_digits=st.sampled_from(["", "4", "1357"]),
    skip_letters=st.sampled_from(["IO", "", "ABCDEF"]),
    skip_at_aisles=st.sampled_from([0, 1, 10]),
)


@given(numbering=NUMBERINGS)
@settings(max_examples=80, deadline=None, derandomize=True)
def test_renumbering_changes_no_id_and_keeps_numbers_unique(numbering: Numbering, floor_plan: FloorPlan) -> None:
    numbered = number_booths(floor_plan, numbering, venue=VENUE)
    assert [replace(booth, number="") for booth in numbered.booths] == [
        replace(booth, number="") for booth in floor_plan.booths
    ]
    found = [booth.number for booth in numbered.booths]
    assert len(set(found)) == len(found)
    assert all(found)
    again = number_booths(numbered, numbering, venue=VENUE)
    assert again == numbered


def test_skips_that_leave_nothing_are_an_error() -> None:
    with pytest.raises(InputError, match="leaves no number; skip fewer digits"):
        numbers(skip_digits="0123456789")


def test_fixed_numbers_stay_and_are_given_to_no_other() -> None:
    first = replace(ROWS.booths[3], number="1A01")
    plan = replace(ROWS, booths=(*ROWS.booths[:3], first, *ROWS.booths[4:]))
    numbered = number_booths(plan, Numbering(), venue=VENUE, fixed={first.id})
    assert numbered.booths[3].number == "1A01"
    assert numbered.booths[0].number == "1A01A"
