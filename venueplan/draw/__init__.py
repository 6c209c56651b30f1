"""Maps, signs and sheets; also says what it dropped."""

from venueplan.draw.compare.density import draw_density
from venueplan.draw.compare.difference import Versions, draw_difference
from venueplan.draw.compare.layouts import draw_layouts
from venueplan.draw.compare.thumbnail import thumbnail
from venueplan.draw.content import content_of, texts_on, titles_on
from venueplan.draw.escape.compose import EscapePlan, draw_escape
from venueplan.draw.fire.compose import FireSet, draw_fire_set
from venueplan.draw.fire.web import InlineMap, draw_report_maps
from venueplan.draw.lettering.letters import missing_letters
from venueplan.draw.maps.board import draw_board
from venueplan.draw.maps.hall import draw_hall, grid_references
from venueplan.draw.maps.overview import draw_overview
from venueplan.draw.orders.bound import bound_pdf
from venueplan.draw.orders.listing import schedule_pdf
from venueplan.draw.orders.maps import SheetOrder, draw_sheet, sheets_of, slug_of
from venueplan.draw.orders.signs import SIGN_KINDS, Knowledge, draw_sign, signs_of, trade_of
from venueplan.draw.pages import Paper, paper_of
from venueplan.draw.sheet import Sheet
from venueplan.draw.signs.door import draw_door_sign

__all__ = [
    "SIGN_KINDS",
    "EscapePlan",
    "FireSet",
    "InlineMap",
    "Knowledge",
    "Paper",
    "Sheet",
    "SheetOrder",
    "Versions",
    "bound_pdf",
    "content_of",
    "draw_board",
    "draw_density",
    "draw_difference",
    "draw_door_sign",
    "draw_escape",
    "draw_fire_set",
    "draw_hall",
    "draw_layouts",
    "draw_overview",
    "draw_report_maps",
    "draw_sheet",
    "draw_sign",
    "grid_references",
    "missing_letters",
    "paper_of",
    "schedule_pdf",
    "sheets_of",
    "signs_of",
    "slug_of",
    "texts_on",
    "thumbnail",
    "titles_on",
    "trade_of",
]
