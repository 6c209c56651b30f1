"""Several sheets as one PDF, a page each."""

from __future__ import annotations

from collections.abc import Sequence

from venueplan.draw.paper.vector.pdf import pdf_bytes
from venueplan.draw.sheet import Sheet


def bound_pdf(sheets: Sequence[Sheet], *, title: str) -> bytes:
    """Return sheets as the pages of one PDF; readers list the pages by the titles of the sheets."""
    pages = [
        sheet.as_page(
            label=sheet.title.split(" · ", maxsplit=1)[0], headings=(sheet.title.split(" · ", maxsplit=1)[0],)
        )
        for sheet in sheets
    ]
    return pdf_bytes(pages, title=title, outlined=any(sheet.outlined for sheet in sheets))
