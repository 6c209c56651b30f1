"""A small picture of a sheet, for reports."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

from PIL import Image

WIDTH_PX = 1600


def thumbnail(path: Path, *, width_px: int = WIDTH_PX) -> bytes:
    """Return a PNG sheet scaled down, as the bytes of a PNG with the palette of the sheet, if it has one.

    Parameters
    ----------
    path
        A sheet saved as PNG.
    width_px
        Width of the small picture, pixels; its height follows.
    """
    with Image.open(path) as sheet:
        height_px = round(sheet.height * width_px / sheet.width)
        small = sheet.convert("RGB").resize((width_px, height_px), Image.Resampling.LANCZOS)
        if sheet.mode == "P":
            small = small.quantize(palette=sheet, dither=Image.Dither.NONE)
    data = BytesIO()
    small.save(data, "PNG", optimize=True)
    return data.getvalue()
