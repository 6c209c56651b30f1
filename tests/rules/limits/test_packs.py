"""The packs that exist, side by side; a sample of numbers and confidences is written out by hand."""

import pytest

from venueplan.errors import UnknownNameError
from venueplan.model import RulePack
from venueplan.rules import rule_pack
from venueplan.rules.limits.packs import PACKS

NAMES = ("china", "germany", "ibc", "nfpa", "uk")

SAMPLE = {
    "china": (
        ("exhibition-density", 0.75, "S2", "5.5.21(6)", "gross", ""),
        ("exhibition-area-density", 0.70, "M", "5.3", "exhibition", ""),
        ("exhibition-area-density-floor-3", 0.50, "M", "5.3", "exhibition", ""),
        ("fixed-seat-factor", 1.1, "S2", "5.5.21(5)", "", ""),
        ("exit-separation", 5.0, "S2", "5.5.2", "", "straight"),
        ("travel-straight", 30.0, "S2", "5.5.17(4)", "", "straight"),
        ("travel-path", 45.0, "M", "commentary to 5.5.17", "", "path"),
        ("exit-min-width-small", 0.80, "M", "7.1.4", "", ""),
        ("row-seats-most", 22, "S2", "5.5.20", "", ""),
        ("seating-aisle-per-100", 0.6, "S2", "5.5.20", "", ""),
        ("accessible-width", 1.80, "S", "3.5.1, large and busy public buildings", "", ""),
        ("wheelchair-space-depth", 1.30, "S", "3.5.4", "", ""),
        ("compartment-area", 10_000, "M", "5.3.4, sprinklers, alarm, non-combustible", "gross", ""),
    ),
    "ibc": (
        ("standing-density", 1 / 0.65, "S", "1004.5.1", "net", ""),
        ("exit-width-per-100", 0.51, "S", "1005.3.2 (5.1 mm per person)", "", ""),
        ("exit-loss-share", 0.5, "M", "1005.5", "", ""),
        ("travel-path-sprinklered", 76.0, "S", "T.1017.2, sprinklered", "", "path"),
        ("common-path-seating-50", 9.1, "S", "1030.8", "", "path"),
        ("common-path", 22.9, "M", "T.1006.2.1", "", "path"),
        ("seating-aisle", 1.067, "M", "1030.9.1", "", ""),
        ("exit-min-width", 0.813, "S2", "1010.1.1", "", ""),
    ),
    "nfpa": (
        ("booth-to-aisle", 15.2, "S", "12.7.5.3", "", "path"),
        ("corner-clearance", 0.305, "S", "7.6.1", "", "path"),
        ("common-path-51", 6.1, "S2", "12.2.5.1.2", "", "path"),
        ("exit-main-share", 0.5, "M", "12.2.3.6", "", ""),
        ("standing-density-area-930", 1 / 0.65, "S2", "12.1.7.1", "net", ""),
        ("crowd-manager-persons", 250, "M", "12.7.6", "", ""),
        ("deck-area-one-exit", 27.9, "S", "12.7.5.3 (300 ft²)", "", ""),
        ("accessible-width", 0.915, "S", "403.5.1, 403.5.3", "", ""),
    ),
    "uk": (
        ("exhibition-density", 1 / 1.5, "M", "App. D T.D1", "gross", ""),
        ("exit-count-601", 3, "M", "T.2.2", "", ""),
        ("exit-width-per-100", 0.5, "S2", "T.2.3", "", ""),
        ("exit-angle", 45.0, "M", "Diag. 2.2", "", "straight"),
        ("common-path", 18.0, "S2", "T.2.1", "", "path"),
        ("travel-path", 45.0, "S2", "T.2.1", "", "path"),
        ("spectator-to-gangway", 12.0, "S", "13.4a", "", "path"),
        ("aisle-width", 2.0, "M", "", "", ""),
    ),
    "germany": (
        ("exhibition-density", 1.0, "M", "§1(2)", "gross", ""),
        ("standing-density", 2.0, "S", "§1(2)", "gross", ""),
        ("exit-width-per-100", 0.60, "S", "§7(4)", "", ""),
        ("travel-path", 30.0, "S", "§7(1)", "", "path"),
        ("aisle-width", 3.0, "S", "§7(5)", "", "straight"),
        ("booth-to-aisle", 20.0, "S", "§7(5)", "", "path"),
        ("exhibit-depth", 30.0, "S", "§7(5)", "", "path"),
    ),
}
"""Name, value, confidence, clause, basis and distance."""


def test_the_packs_by_name() -> None:
    assert sorted(PACKS) == sorted(NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_every_number_travels_with_its_source(name: str) -> None:
    pack = rule_pack(name)
    assert pack.name == name
    assert len({limit.name for limit in pack.limits}) == len(pack.limits), "each number appears once"
    for limit in pack.limits:
        assert limit.value > 0
        assert limit.unit
        assert limit.source.text
        assert limit.source.confidence in {"S", "S2", "M", "house"}
        assert limit.sense in {"least", "most"}
        if limit.name.startswith("travel-path") or limit.name.startswith("travel-straight"):
            assert limit.source.distance == limit.name.split("-")[1]
        if "density" in limit.name:
            assert limit.source.basis in {"net", "gross", "exhibition"}


@pytest.mark.parametrize("name", NAMES)
def test_numbers_and_confidences_are_those_of_the_research(name: str) -> None:
    pack = rule_pack(name)
    found = [
        (limit.name, limit.value, source.confidence, source.clause, source.basis, source.distance)
        for limit in (pack[row[0]] for row in SAMPLE[name])
        for source in (limit.source,)
    ]
    assert found == list(SAMPLE[name])


@pytest.mark.parametrize("name", NAMES)
def test_every_pack_has_what_the_predicates_ask(name: str) -> None:
    for limit in ("aisle-width", "exit-clear", "hydrant-clear", "exhibition-density", "exit-width-per-100"):
        assert rule_pack(name)[limit]


def test_one_name_means_one_unit_and_one_sense_in_every_pack() -> None:
    meant: dict[str, set[tuple[str, str]]] = {}
    for pack in PACKS.values():
        for limit in pack.limits:
            meant.setdefault(limit.name, set()).add((limit.unit, limit.sense))
    assert not {name: what for name, what in meant.items() if len(what) > 1}


def test_the_packs_contradict_each_other_and_nothing_is_averaged() -> None:
    """30 m straight and 61 m walking; 0.65 and 0.51 m of exits per 100 persons; common paths of 22.9 and 6.1 m."""
    china, ibc = rule_pack("china"), rule_pack("ibc")
    assert china["travel-straight"].value == 30.0
    assert ibc.find("travel-straight") is None
    assert ibc["travel-path"].value == 61.0
    assert (china["exit-width-per-100"].value, ibc["exit-width-per-100"].value) == (0.65, 0.51)
    assert [rule_pack(name).step("common-path", persons=100).value for name in ("ibc", "nfpa")] == [22.9, 6.1]


@pytest.mark.parametrize(
    ("pack", "persons", "spaces"),
    [
        ("ibc", 3, None),
        ("ibc", 4, 1),
        ("ibc", 25, 1),
        ("ibc", 26, 2),
        ("ibc", 150, 4),
        ("ibc", 151, 5),
        ("ibc", 500, 6),
        ("ibc", 501, 7),
        ("ibc", 650, 7),
        ("ibc", 651, 8),
        ("ibc", 5000, 36),
        ("ibc", 5001, 37),
        ("ibc", 5200, 37),
        ("china", 400, None),
        ("china", 401, 3),
        ("china", 750, 4),
        ("china", 800, 4),
        ("germany", 50, 2),
        ("germany", 200, 2),
        ("germany", 201, 3),
        ("germany", 1000, 10),
        ("uk", 1000, None),
    ],
)
def test_wheelchair_spaces_by_seats(pack: str, persons: int, spaces: int | None) -> None:
    """ADA: 6 + 1 per 150 over 500, 36 + 1 per 200 over 5,000. China: 1 per 200 above 400. Germany: 1 %, at least 2."""
    step = rule_pack(pack).find_step("wheelchair-spaces", persons=persons)
    assert (step and step.asked(persons)) == spaces


def test_a_step_belongs_to_its_own_family_only() -> None:
    """``exit-min-width-small`` is no step of ``exit-min-width``, and ``exit-width-step`` none of ``exit-width``."""
    germany: RulePack = rule_pack("germany")
    assert [limit.name for limit in germany.steps("exit-min-width")] == ["exit-min-width", "exit-min-width-201"]
    assert germany.step("exit-min-width", persons=200).value == 0.90
    assert germany.step("exit-min-width", persons=201).value == 1.20
    assert rule_pack("uk").steps("exit-width") == ()


def test_an_unknown_pack_is_named() -> None:
    with pytest.raises(UnknownNameError, match="no rule pack 'bic'; did you mean 'ibc'"):
        rule_pack("bic")
