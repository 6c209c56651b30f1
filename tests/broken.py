"""Every kind of broken input; the event folder of each is ``expo-day`` inside the copied venue."""

from breaking import Broken
from broken_events import EVENTS
from broken_relations import RELATIONS
from broken_settings import SETTINGS
from broken_stands import STANDS
from broken_venues import VENUES

BROKEN: tuple[Broken, ...] = (*VENUES, *EVENTS, *STANDS, *SETTINGS, *RELATIONS)
