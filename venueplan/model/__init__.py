"""The nouns: frozen, validated, silent; no files, no algorithms, no drawing."""

from venueplan.model.booth import Booth
from venueplan.model.changes import Absence, Changes, DrawnBooth
from venueplan.model.comparison import PackVerdict, WayVerdict
from venueplan.model.conference import (
    Conference,
    PublishedSchedule,
    PublishedTalk,
    Rescheduled,
    Seat,
    SeatedConference,
    Talk,
)
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
from venueplan.model.escape import Criterion, Escape, EscapePlans, EscapeWay
from venueplan.model.event import Event, SignSite, Title, Zone
from venueplan.model.exhibitor import Exhibitor
from venueplan.model.explanation import Alternative, Explanation
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
from venueplan.model.policy import Certificate, Draw, Policy, Tried, Turn
from venueplan.model.programme import Daytime, Foyer, Meetings, Person, RoomUse, Weights
from venueplan.model.relations import Hold, Relation
from venueplan.model.report import Finding, Place, Report
from venueplan.model.revision import Revision, Transfer
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
    "Absence",
    "AisleWidth",
    "Allocation",
    "Alternative",
    "Amenity",
    "Assignment",
    "Booth",
    "BoothPattern",
    "Building",
    "Calendar",
    "Certificate",
    "ChangedSign",
    "Changeover",
    "Changes",
    "Choke",
    "Clearing",
    "ComparedLayout",
    "Conference",
    "Criterion",
    "Daytime",
    "DensityGrid",
    "Detail",
    "DirectionSign",
    "DistanceGrid",
    "Draw",
    "DrawnBooth",
    "Escape",
    "EscapePlans",
    "EscapeWay",
    "Evacuation",
    "Event",
    "Exhibitor",
    "ExitUse",
    "Explanation",
    "Finding",
    "Fixture",
    "FloorPlan",
    "Forum",
    "Foyer",
    "GateUse",
    "Georeference",
    "HallEgress",
    "HallFigures",
    "Hold",
    "Label",
    "Leg",
    "Level",
    "Limit",
    "MadeSign",
    "Meeting",
    "Meetings",
    "MixEntry",
    "Move",
    "MoveIn",
    "Numbering",
    "Opening",
    "PackVerdict",
    "Person",
    "Place",
    "Plan",
    "PlanChange",
    "PlanDifference",
    "Policy",
    "PriceList",
    "Programme",
    "Proof",
    "PublishedSchedule",
    "PublishedTalk",
    "Relation",
    "Report",
    "Rescheduled",
    "Revision",
    "RoomUse",
    "Route",
    "RulePack",
    "Seat",
    "SeatedConference",
    "Section",
    "SignLine",
    "SignSite",
    "Signage",
    "SimulatedClearing",
    "Source",
    "Talk",
    "Title",
    "Transfer",
    "Tried",
    "Turn",
    "Unit",
    "Venue",
    "Verification",
    "WayVerdict",
    "Weights",
    "Zone",
]
