from venueplan.allocate import (
    allocate_exhibitors as allocate_exhibitors,
    schedule_forums as schedule_forums,
)
from venueplan.arrange import (
    arrange_booths as arrange_booths,
    merge_booths as merge_booths,
    split_booth as split_booth,
)
from venueplan.build import (
    allocate_plan as allocate_plan,
    arrange_plan as arrange_plan,
    build_event as build_event,
    compare_plan as compare_plan,
    load_plan as load_plan,
    schedule_plan as schedule_plan,
    write_fire_set as write_fire_set,
)
from venueplan.check import (
    check_plan as check_plan,
    measure_egress as measure_egress,
)
from venueplan.draw import (
    Sheet as Sheet,
    draw_board as draw_board,
    draw_door_sign as draw_door_sign,
    draw_hall as draw_hall,
    draw_overview as draw_overview,
)
from venueplan.errors import (
    ContradictionError as ContradictionError,
    InputError as InputError,
    UnknownNameError as UnknownNameError,
    VenueplanError as VenueplanError,
)
from venueplan.evacuate import (
    evacuate_halls as evacuate_halls,
)
from venueplan.files import (
    read_event_folder as read_event_folder,
    read_plan as read_plan,
    read_venue as read_venue,
    schema as schema,
    write_plan as write_plan,
)
from venueplan.model import (
    Allocation as Allocation,
    Booth as Booth,
    BoothPattern as BoothPattern,
    Event as Event,
    Exhibitor as Exhibitor,
    Finding as Finding,
    FloorPlan as FloorPlan,
    Forum as Forum,
    Label as Label,
    Plan as Plan,
    Report as Report,
    Route as Route,
    SignSite as SignSite,
    Unit as Unit,
    Venue as Venue,
    Zone as Zone,
)
from venueplan.route import (
    find_route as find_route,
)
from venueplan.rules import (
    Limit as Limit,
    RulePack as RulePack,
    rule_pack as rule_pack,
)

__version__: str
__all__ = [
    "Allocation",
    "Booth",
    "BoothPattern",
    "ContradictionError",
    "Event",
    "Exhibitor",
    "Finding",
    "FloorPlan",
    "Forum",
    "InputError",
    "Label",
    "Limit",
    "Plan",
    "Report",
    "Route",
    "RulePack",
    "Sheet",
    "SignSite",
    "Unit",
    "UnknownNameError",
    "Venue",
    "VenueplanError",
    "Zone",
    "allocate_exhibitors",
    "allocate_plan",
    "arrange_booths",
    "arrange_plan",
    "build_event",
    "check_plan",
    "compare_plan",
    "draw_board",
    "draw_door_sign",
    "draw_hall",
    "draw_overview",
    "evacuate_halls",
    "find_route",
    "load_plan",
    "measure_egress",
    "merge_booths",
    "read_event_folder",
    "read_plan",
    "read_venue",
    "rule_pack",
    "schedule_forums",
    "schedule_plan",
    "schema",
    "split_booth",
    "write_fire_set",
    "write_plan",
]
