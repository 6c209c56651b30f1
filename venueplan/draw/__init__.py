"""Maps, signs and sheets; also says what it dropped."""

from venueplan.draw.board import draw_board
from venueplan.draw.density import draw_density
from venueplan.draw.door import draw_door_sign
from venueplan.draw.fire.compose import FireSet, draw_fire_set
from venueplan.draw.fire.web import InlineMap, draw_report_maps
from venueplan.draw.hall import draw_hall, grid_references
from venueplan.draw.layouts import draw_layouts
from venueplan.draw.letters import missing_letters
from venueplan.draw.orders import SheetOrder, draw_sheet, sheets_of
from venueplan.draw.overview import draw_overview
from venueplan.draw.sheet import Sheet
from venueplan.draw.style import Style
from venueplan.draw.thumbnail import thumbnail

__all__ = [
    "FireSet",
    "InlineMap",
    "Sheet",
    "SheetOrder",
    "Style",
    "draw_board",
    "draw_density",
    "draw_door_sign",
    "draw_fire_set",
    "draw_hall",
    "draw_layouts",
    "draw_overview",
    "draw_report_maps",
    "draw_sheet",
    "grid_references",
    "missing_letters",
    "sheets_of",
    "thumbnail",
]
