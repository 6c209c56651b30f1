"""The packs that exist, side by side."""

import pytest

from venueplan.errors import UnknownNameError
from venueplan.rules import rule_pack
from venueplan.rules.packs import PACKS


@pytest.mark.parametrize("name", sorted(PACKS))
def test_every_number_travels_with_its_source(name: str) -> None:
    pack = rule_pack(name)
    assert pack.name == name
    assert len({limit.name for limit in pack.limits}) == len(pack.limits)
    for limit in pack.limits:
        assert limit.value > 0
        assert limit.unit
        assert limit.source.text
        assert limit.source.confidence in {"S", "S2", "M", "house"}
        assert limit.sense in {"least", "most"}
        if "travel" in limit.name:
            assert limit.source.distance in {"straight", "path"}
        if "density" in limit.name:
            assert limit.source.basis in {"net", "gross"}


@pytest.mark.parametrize("name", sorted(PACKS))
def test_every_pack_has_what_the_predicates_ask(name: str) -> None:
    for limit in (
        "aisle-width",
        "exit-clear",
        "hydrant-clear",
        "exhibition-density",
        "exit-width-per-100",
        "exit-count",
    ):
        assert rule_pack(name)[limit]


def test_the_packs_contradict_each_other_and_nothing_is_averaged() -> None:
    """30 m straight and 61 m walking; 0.65 and 0.51 m of exits per 100 persons."""
    china, ibc = rule_pack("china"), rule_pack("ibc")
    assert china["travel-straight"].value == 30.0
    assert ibc.find("travel-straight") is None
    assert ibc["travel-path"].value == 61.0
    assert (china["exit-width-per-100"].value, ibc["exit-width-per-100"].value) == (0.65, 0.51)


def test_an_unknown_pack_is_named() -> None:
    with pytest.raises(UnknownNameError, match="no rule pack 'bic'; did you mean 'ibc'"):
        rule_pack("bic")
