"""How fast people walk and how many pass a door, as the standards have it.

Specific flow is persons per second and metre of effective width: q = Fs · (w − 2 b), with b the boundary layer that
nobody uses on either side (SFPE) or none (IMO counts the clear width).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from venueplan.errors import UnknownNameError
from venueplan.rules import Limit, RulePack, Source

_IMO = Source(text="IMO MSC.1/Circ.1533, annex 2", clause="T.1.1 to 1.3", edition="2016", confidence="S")
_SFPE = Source(text="SFPE Handbook of Fire Protection Engineering, hydraulic model", confidence="S")
_SFPE_M = Source(text=_SFPE.text, confidence="M")

_STAIRS = (
    Limit(name="stair-flow-down", value=1.1, unit="persons/(m·s)", sense="most", source=_IMO),
    Limit(name="stair-flow-up", value=0.88, unit="persons/(m·s)", sense="most", source=_IMO),
    Limit(name="stair-speed-down", value=1.0, unit="m/s", sense="most", source=_IMO),
    Limit(name="stair-speed-up", value=0.8, unit="m/s", sense="most", source=_IMO),
)


@dataclass(frozen=True, kw_only=True)
class FlowStandard:
    """Constants of the hydraulic model, each with its source.

    Attributes
    ----------
    limits
        ``walking-speed``, ``door-flow``, ``door-boundary``, ``stair-boundary``, ``stair-flow-down`` …
    speeds
        Density in persons/m² and walking speed there in m/s, straight between; beyond the ends it stays as it is.
    """

    limits: RulePack
    speeds: tuple[tuple[float, float], ...]

    @property
    def name(self) -> str:
        """``sfpe`` or ``imo``."""
        return self.limits.name

    def __getitem__(self, name: str) -> float:
        """Return the value of a limit."""
        return self.limits[name].value

    def speed(self, density: float) -> float:
        """Return the walking speed on level floor in a crowd, m/s.

        Examples
        --------
        >>> SFPE.speed(0.3), round(SFPE.speed(2.0), 3)
        (1.19, 0.655)
        """
        densities, speeds = np.array(self.speeds).T
        return float(np.interp(density, densities, speeds))

    def door_rate(self, width: float) -> float:
        """Return how many pass a door of some clear width, persons/s.

        Examples
        --------
        >>> round(SFPE.door_rate(3.6), 3), round(IMO.door_rate(1.0), 3), SFPE.door_rate(0.2)
        (4.356, 1.3, 0.0)
        """
        return self["door-flow"] * max(0.0, width - 2 * self["door-boundary"])

    def stair_rate(self, width: float, *, up: bool = False) -> float:
        """Return how many pass a stair of some clear width, persons/s."""
        flow = self["stair-flow-up" if up else "stair-flow-down"]
        return flow * max(0.0, width - 2 * self["stair-boundary"])


SFPE = FlowStandard(
    limits=RulePack(
        name="sfpe",
        title="SFPE Handbook, hydraulic model; stairs by IMO MSC.1/Circ.1533",
        limits=(
            Limit(name="walking-speed", value=1.19, unit="m/s", sense="most", source=_SFPE),
            Limit(name="door-flow", value=1.32, unit="persons/(m·s)", sense="most", source=_SFPE),
            Limit(name="door-boundary", value=0.15, unit="m", source=_SFPE_M),
            Limit(name="stair-boundary", value=0.15, unit="m", source=_SFPE_M),
            *_STAIRS,
        ),
    ),
    speeds=((0.15 / 0.266, 1.19), (3.5, 1.4 * (1 - 0.266 * 3.5))),
)
"""Speed in a crowd of D persons/m²: 1.40 (1 − 0.266 D), at most 1.19 m/s, not below its value at 3.5 persons/m²."""

IMO = FlowStandard(
    limits=RulePack(
        name="imo",
        title="IMO MSC.1/Circ.1533, simplified method",
        limits=(
            Limit(name="walking-speed", value=1.2, unit="m/s", sense="most", source=_IMO),
            Limit(name="door-flow", value=1.3, unit="persons/(m·s)", sense="most", source=_IMO),
            Limit(name="door-boundary", value=0.0, unit="m", source=_IMO),
            Limit(name="stair-boundary", value=0.0, unit="m", source=_IMO),
            *_STAIRS,
        ),
    ),
    speeds=((0.5, 1.2), (1.9, 0.67), (3.2, 0.20), (3.5, 0.10)),
)
"""Speeds of corridors by density."""

STANDARDS = {standard.name: standard for standard in (SFPE, IMO)}


def flow_standard(name: str) -> FlowStandard:
    """Return the constants of ``sfpe`` or ``imo``.

    Raises
    ------
    UnknownNameError
        If there is no such standard.
    """
    if name not in STANDARDS:
        raise UnknownNameError("flow standard", name, known=STANDARDS)
    return STANDARDS[name]
