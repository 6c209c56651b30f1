"""The nouns: frozen, validated, silent; no files, no algorithms, no drawing."""

from venueplan.model.booth import Booth
from venueplan.model.comparison import PackVerdict, WayVerdict
from venueplan.model.demand import MixEntry, PriceList
from venueplan.model.egress import (
    AisleWidth,
    Choke,
    Clearing,
    DensityGrid,
    DistanceGrid,
    Evacuation,
    ExitUse,
    GateUse,
    HallEgress,
    SimulatedClearing,
)
from venueplan.model.event import Event, SignSite, Title, Zone
from venueplan.model.exhibitor import Exhibitor
from venueplan.model.forum import Calendar, Changeover, Forum
from venueplan.model.labels import Label
from venueplan.model.limits import Limit, RulePack, Source
from venueplan.model.moves import Move, MoveIn
from venueplan.model.pattern import BoothPattern, Numbering
from venueplan.model.plan import (
    Allocation,
    Assignment,
    ComparedLayout,
    FloorPlan,
    HallFigures,
    Meeting,
    Plan,
    Programme,
    Proof,
)
from venueplan.model.report import Finding, Place, Report
from venueplan.model.route import Leg, Route
from venueplan.model.signs import (
    DIRECTIONS,
    ChangedSign,
    DirectionSign,
    MadeSign,
    PlanChange,
    PlanDifference,
    Signage,
    SignLine,
)
from venueplan.model.venue import (
    Amenity,
    Building,
    Detail,
    Fixture,
    Georeference,
    Level,
    Opening,
    Section,
    Unit,
    Venue,
)
from venueplan.model.verification import Verification

__all__ = [
    "DIRECTIONS",
    "AisleWidth",
    "Allocation",
    "Amenity",
    "Assignment",
    "Booth",
    "BoothPattern",
    "Building",
    "Calendar",
    "ChangedSign",
    "Changeover",
    "Choke",
    "Clearing",
    "ComparedLayout",
    "DensityGrid",
    "Detail",
    "DirectionSign",
    "DistanceGrid",
    "Evacuation",
    "Event",
    "Exhibitor",
    "ExitUse",
    "Finding",
    "Fixture",
    "FloorPlan",
    "Forum",
    "GateUse",
    "Georeference",
    "HallEgress",
    "HallFigures",
    "Label",
    "Leg",
    "Level",
    "Limit",
    "MadeSign",
    "Meeting",
    "MixEntry",
    "Move",
    "MoveIn",
    "Numbering",
    "Opening",
    "PackVerdict",
    "Place",
    "Plan",
    "PlanChange",
    "PlanDifference",
    "PriceList",
    "Programme",
    "Proof",
    "Report",
    "Route",
    "RulePack",
    "Section",
    "SignLine",
    "SignSite",
    "Signage",
    "SimulatedClearing",
    "Source",
    "Title",
    "Unit",
    "Venue",
    "Verification",
    "WayVerdict",
    "Zone",
]
