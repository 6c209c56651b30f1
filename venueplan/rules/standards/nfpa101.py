"""United States: NFPA 101 Life Safety Code, a pack of its own beside the IBC, which it contradicts.

Common paths, the way inside a stand and the upper deck are numbers of this code alone, and it gives no credit for
voice alarms. The research that read it names clauses without the year of the edition, so none is stated.
"""

from __future__ import annotations

from venueplan.rules.pack import RulePack, Standard, least, most
from venueplan.rules.standards import ada_2010, practice, us_halls

_NFPA = Standard(text="NFPA 101 Life Safety Code", edition="not stated")
_COUNT = _NFPA.at("7.4.1.2", confidence="S2")
_CAP = _NFPA.at("12.1.7.1", confidence="S2", basis="net")
_COMMON = _NFPA.at("12.2.5.1.2", confidence="S2", distance="path")

PACK = RulePack(
    name="nfpa",
    title="United States, NFPA 101, ADA 2010 and city fire departments",
    limits=(
        us_halls.AISLE_PHILADELPHIA,
        least(
            "exhibition-density",
            1 / 1.39,
            unit="persons/m²",
            source=_NFPA.at(
                "T.7.3.1.2, unconcentrated (15 ft² net), as venues use it for trade shows",
                confidence="S2",
                basis="net",
            ),
        ),
        most("standing-density", 1 / 0.46, unit="persons/m²", source=_CAP),
        most("standing-density-area-930", 1 / 0.65, unit="persons/m²", source=_CAP, above=929.0),
        most(
            "load-chairs",
            0.65,
            unit="m²/person",
            source=_NFPA.at("T.7.3.1.2, concentrated (7 ft² net)", confidence="S", basis="net"),
        ),
        most(
            "load-tables",
            1.39,
            unit="m²/person",
            source=_NFPA.at("T.7.3.1.2, unconcentrated (15 ft² net)", confidence="S", basis="net"),
        ),
        least("exit-count", 1, unit="exits", source=_COUNT),
        least("exit-count-50", 2, unit="exits", source=_COUNT, above=49),
        least("exit-count-501", 3, unit="exits", source=_COUNT, above=500),
        least("exit-count-1001", 4, unit="exits", source=_COUNT, above=1000),
        least(
            "exit-separation-share",
            1 / 2,
            unit="of the diagonal",
            source=_NFPA.at("7.5.1.3.2", confidence="S2", distance="straight"),
        ),
        least(
            "exit-separation-share-sprinklered",
            1 / 3,
            unit="of the diagonal",
            source=_NFPA.at("7.5.1.3.3, sprinklered", confidence="S2", distance="straight"),
        ),
        least(
            "exit-width-per-100",
            0.51,
            unit="m/100 persons",
            source=_NFPA.at("T.7.3.3.1 (5.1 mm per person)", confidence="S"),
        ),
        least("exit-loss-share", 0.5, unit="of the width asked for", source=_NFPA.at("7.3.1.1.2", confidence="M")),
        least("exit-main-share", 0.5, unit="of the width asked for", source=_NFPA.at("12.2.3.6", confidence="M")),
        most("travel-path", 61.0, unit="m", source=_NFPA.at("12.2.6.2", confidence="M", distance="path")),
        most(
            "travel-path-sprinklered",
            76.0,
            unit="m",
            source=_NFPA.at("12.2.6.2, sprinklered", confidence="M", distance="path"),
        ),
        most("booth-to-aisle", 15.2, unit="m", source=_NFPA.at("12.7.5.3", confidence="S", distance="path")),
        least("corner-clearance", 0.305, unit="m", source=_NFPA.at("7.6.1", confidence="S", distance="path")),
        most("common-path", 22.9, unit="m", source=_COMMON),
        most("common-path-51", 6.1, unit="m", source=_COMMON, above=50),
        most("dead-end", 6.1, unit="m", source=_NFPA.at("12.2.5.1.3", confidence="M", distance="path")),
        most("deck-area-one-exit", 27.9, unit="m²", source=_NFPA.at("12.7.5.3 (300 ft²)", confidence="S")),
        most("covered-area-sprinklers", 27.9, unit="m²", source=_NFPA.at("12.7.5.3 (300 ft²)", confidence="M")),
        most("crowd-manager-persons", 250, unit="persons", source=_NFPA.at("12.7.6", confidence="M")),
        *us_halls.LIMITS,
        *ada_2010.LIMITS,
        *practice.LIMITS,
    ),
)
"""Numbers of the code where safety research read them; those of cities and of ADA are the same as under the IBC."""
