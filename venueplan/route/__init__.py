"""How a visitor gets there."""

from venueplan.route.find import Guide, find_route, walking_minutes
from venueplan.route.places import NamedPlace, PlaceBook
from venueplan.route.storeys import step_free_ways
from venueplan.route.words import describe_route

__all__ = ["Guide", "NamedPlace", "PlaceBook", "describe_route", "find_route", "step_free_ways", "walking_minutes"]
