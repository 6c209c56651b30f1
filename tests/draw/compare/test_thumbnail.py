"""Thumbnails keep the colours that carry meaning."""

from io import BytesIO
from pathlib import Path

from PIL import Image

from venueplan.draw import thumbnail


def test_a_small_picture_keeps_rare_flat_colours(tmp_path: Path) -> None:
    sheet = Image.new("RGB", (400, 200), "#F4F2EE")
    sheet.paste((0, 112, 60), (10, 10, 30, 30))
    sheet.quantize(16).save(tmp_path / "sheet.png")
    with Image.open(BytesIO(thumbnail(tmp_path / "sheet.png", width_px=200))) as small:
        assert small.size == (200, 100)
        assert small.convert("RGB").getpixel((10, 10)) == (0, 112, 60)
        assert small.convert("RGB").getpixel((150, 50)) == (244, 242, 238)
