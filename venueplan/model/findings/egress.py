"""How people leave a hall: what was measured, for tables and maps; findings say whether it is enough."""

from __future__ import annotations

from dataclasses import dataclass
from math import inf

from shapely import LineString, MultiLineString

from venueplan.model.labels import Label


@dataclass(frozen=True, kw_only=True)
class ExitUse:
    """One exit of a hall and the people who use it.

    Attributes
    ----------
    exit
        Id of the opening.
    width
        Clear width, metres.
    capacity
        Persons that its width can take under the rule pack.
    persons
        Persons whose nearest exit it is by walking distance, when the hall holds its occupant load.
    """

    exit: str
    width: float
    capacity: int
    persons: int


@dataclass(frozen=True, kw_only=True)
class AisleWidth:
    """The width of an aisle at one place: a line across it, from stand to stand or to a wall."""

    line: LineString

    @property
    def width(self) -> float:
        """Metres."""
        return float(self.line.length)


@dataclass(frozen=True, kw_only=True)
class DistanceGrid:
    """Walking distance to the nearest exit on a grid over a hall.

    Attributes
    ----------
    x, y
        Middle of the first cell, on the plan, metres.
    step
        Size of a cell, metres.
    distances
        Rows from low to high y, cells from low to high x, metres; ``inf`` where there is no way, ``nan`` where
        nobody can stand (a stand, a column, outside the hall).
    nearest
        Same shape: position in :attr:`HallEgress.exits` of the nearest exit, -1 where there is none.
    """

    x: float
    y: float
    step: float
    distances: tuple[tuple[float, ...], ...]
    nearest: tuple[tuple[int, ...], ...]


@dataclass(frozen=True, kw_only=True)
class Clearing:
    """How long it takes until everybody has left a hall or a building, seconds.

    Attributes
    ----------
    subject
        Id of the hall or building.
    persons
        How many leave.
    hydraulic
        By the hydraulic model, everybody to the nearest exit: the number that governs.
    quickest
        No way to leave can be quicker: lower bound by quickest flow.
    governing
        Id of the exit of a hall that empties last, or of the door or stair of a building that holds up the last most;
        the hall itself where a narrow place of its floor takes longer than its exits.
    """

    subject: str
    persons: int
    hydraulic: float
    quickest: float
    governing: str


@dataclass(frozen=True, kw_only=True)
class HallEgress:
    """Everything measured about leaving one hall under one rule pack.

    Attributes
    ----------
    hall, pack
        Ids.
    gross, net
        Area of the hall and of its stands, m².
    persons
        Occupant load.
    basis
        What says so: ``published``, ``scheduled`` or ``area``.
    longest
        The farthest way to an exit, farthest point first; None if there is none.
    """

    hall: str
    pack: str
    gross: float
    net: float
    persons: int
    basis: str
    exits: tuple[ExitUse, ...] = ()
    aisles: tuple[AisleWidth, ...] = ()
    longest: LineString | None = None
    grid: DistanceGrid | None = None
    clearing: Clearing | None = None


@dataclass(frozen=True, kw_only=True)
class GateUse:
    """A door, stair or ramp through which people leave, as one model of leaving sees it.

    Attributes
    ----------
    gate
        Id of the opening, or of the shaft with the unit at its upper end (``stair-2/stair-2-l3``).
    kind
        ``exit`` (leads out), ``door``, ``stairs`` or ``ramp``.
    width
        Clear width, metres.
    rate
        Persons that pass in a second.
    persons
        How many pass.
    cleared
        Seconds until the last has passed.
    """

    gate: str
    kind: str
    width: float
    rate: float
    persons: float
    cleared: float


@dataclass(frozen=True, kw_only=True)
class Choke:
    """The section that takes longest to pass, if walking took no time.

    Attributes
    ----------
    lines
        The section on the plan, metres; empty where it consists of stairs only.
    gates
        Ids of the openings and stairs that belong to it.
    persons
        How many must pass it.
    throughput
        Persons that pass it in a second.
    """

    level: str
    lines: MultiLineString
    gates: tuple[str, ...]
    persons: float
    throughput: float

    @property
    def time(self) -> float:
        """Seconds that it takes to pass."""
        return self.persons / self.throughput if self.throughput else inf


@dataclass(frozen=True, kw_only=True)
class Evacuation:
    """How a hall or a building empties, and what the numbers rest on.

    Attributes
    ----------
    clearing
        The two times.
    standard
        Title of the constants that were used.
    gates
        Every gate that somebody uses, the last to empty first.
    choke
        The section that takes longest to pass; None if nobody leaves.
    notes
        What the models leave out, what was assumed, what was left out of the count.
    """

    clearing: Clearing
    standard: str
    gates: tuple[GateUse, ...] = ()
    choke: Choke | None = None
    notes: tuple[Label, ...] = ()


@dataclass(frozen=True, kw_only=True)
class DensityGrid:
    """How close people stood on a grid over a floor, at the worst 10 s of each cell.

    Attributes
    ----------
    x, y
        Middle of the first cell, on the plan, metres.
    step
        Size of a cell, metres.
    densities
        Rows from low to high y, cells from low to high x, persons/m².
    """

    level: str
    x: float
    y: float
    step: float
    densities: tuple[tuple[float, ...], ...]


@dataclass(frozen=True, kw_only=True)
class SimulatedClearing:
    """How a hall empties in a simulation of every person: a second opinion.

    Attributes
    ----------
    time
        Seconds until the last has left; None if the model clogged, that is, nobody left nor walked for 30 s.
    remaining
        How many were still there then.
    notes
        What the simulation leaves out.
    """

    subject: str
    persons: int
    time: float | None
    remaining: int
    density: DensityGrid
    notes: tuple[Label, ...] = ()
