"""Limits and packs."""

import pytest
from hypothesis import given, strategies as st

from venueplan.errors import InputError, UnknownNameError
from venueplan.rules import Limit, RulePack, Source

WIDTH = Limit(name="width", value=3.0, unit="m", source=Source(text="a book", clause="1", confidence="S"))
WALK = Limit(name="walk", value=30.0, unit="m", sense="most", source=Source(text="a book"))
PACK = RulePack(name="p", title="P", limits=(WIDTH, WALK))


def test_a_limit_is_found_by_its_name() -> None:
    assert PACK["width"] is WIDTH
    assert PACK.find("walk") is WALK
    assert PACK.find("depth") is None


def test_an_unknown_limit_is_named_with_the_nearest() -> None:
    with pytest.raises(UnknownNameError, match="no limit 'widht'; did you mean 'width'"):
        _ = PACK["widht"]


@given(value=st.floats(0, 100))
def test_only_stricter_numbers_are_taken(value: float) -> None:
    """More width and less walking are stricter."""
    for limit, stricter in ((WIDTH, value >= 3.0), (WALK, value <= 30.0)):
        if stricter:
            changed = PACK.with_overrides([(limit.name, value)])[limit.name]
            assert (changed.value, changed.source.clause, changed.source.confidence) == (
                value,
                limit.source.clause,
                "house",
            )
            assert f"the pack asks for {limit.value:g}" in changed.source.text
        else:
            with pytest.raises(InputError, match="is laxer than rule pack 'p'"):
                PACK.with_overrides([(limit.name, value)])


def test_what_is_no_number_is_not_stricter() -> None:
    with pytest.raises(InputError, match="at least 3 m"):
        PACK.with_overrides([("width", float("nan"))])


def test_a_pack_is_not_changed_by_its_overrides() -> None:
    PACK.with_overrides([("width", 4.0)])
    assert PACK["width"].value == 3.0


def test_a_limit_is_kept_within_a_tolerance() -> None:
    assert WIDTH.is_kept_by(3.0)
    assert not WIDTH.is_kept_by(2.99)
    assert WIDTH.is_kept_by(2.99, tolerance=0.01)
    assert WALK.is_kept_by(30.0)
    assert not WALK.is_kept_by(30.1)


def test_steps_apply_above_their_number() -> None:
    limits = tuple(
        Limit(name=f"exits{name}", value=value, unit="exits", above=above, source=Source(text="x"))
        for name, value, above in (("", 1, 0), ("-50", 2, 49), ("-501", 3, 500))
    )
    pack = RulePack(name="p", title="P", limits=limits)
    assert [pack.step("exits", persons=n).value for n in (0, 1, 49, 50, 500, 501, 9000)] == [1, 1, 1, 2, 2, 3, 3]
