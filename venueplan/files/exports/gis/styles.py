"""How QGIS shows the tables of a plan: a QML style and an SLD for each, in the colours of a plain map."""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType
from xml.sax.saxutils import quoteattr


@dataclass(frozen=True, kw_only=True)
class Look:
    """Fill and line of a layer, as red, green, blue and opacity, and the column that labels it."""

    fill: tuple[int, int, int, int]
    line: tuple[int, int, int, int]
    width: float
    label: str = ""


LOOKS = MappingProxyType(
    {
        "level": Look(fill=(245, 243, 238, 255), line=(90, 90, 90, 255), width=0.4),
        "unit": Look(fill=(255, 255, 255, 255), line=(60, 60, 60, 255), width=0.3, label="number"),
        "opening": Look(fill=(0, 0, 0, 0), line=(196, 78, 0, 255), width=0.8),
        "fixture": Look(fill=(150, 150, 150, 255), line=(90, 90, 90, 255), width=0.2),
        "amenity": Look(fill=(0, 92, 160, 255), line=(255, 255, 255, 255), width=0.2),
        "section": Look(fill=(240, 200, 60, 90), line=(180, 140, 0, 255), width=0.3),
        "detail": Look(fill=(0, 0, 0, 0), line=(140, 140, 140, 255), width=0.2),
        "booth": Look(fill=(205, 226, 240, 255), line=(30, 80, 120, 255), width=0.2, label="number"),
    }
)
"""Looks by the name of a table."""

_KINDS = {
    "POLYGON": ("fill", "SimpleFill"),
    "MULTIPOLYGON": ("fill", "SimpleFill"),
    "LINESTRING": ("line", "SimpleLine"),
    "POINT": ("marker", "SimpleMarker"),
}


def qml_of(name: str, geometry: str) -> str:
    """Return the style of a table as QGIS keeps it (3.x)."""
    look = LOOKS[name]
    kind, symbol = _KINDS[geometry]
    options = {
        "SimpleFill": {
            "color": _rgba(look.fill),
            "outline_color": _rgba(look.line),
            "outline_width": str(look.width),
            "style": "solid",
        },
        "SimpleLine": {"line_color": _rgba(look.line), "line_width": str(look.width)},
        "SimpleMarker": {"name": "circle", "color": _rgba(look.fill), "outline_color": _rgba(look.line), "size": "2"},
    }[symbol]
    entries = "".join(
        f'<Option type="QString" name={quoteattr(key)} value={quoteattr(value)}/>' for key, value in options.items()
    )
    return (
        "<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>\n"
        f'<qgis version="3.34" styleCategories="Symbology|Labeling" labelsEnabled="{int(bool(look.label))}">'
        '<renderer-v2 type="singleSymbol" symbollevels="0" enableorderby="0"><symbols>'
        f'<symbol type="{kind}" name="0" alpha="1" clip_to_extent="1" force_rhr="0">'
        f'<layer class="{symbol}" enabled="1" locked="0" pass="0"><Option type="Map">{entries}</Option></layer>'
        f"</symbol></symbols></renderer-v2>{_labels(look)}</qgis>\n"
    )


def _labels(look: Look) -> str:
    if not look.label:
        return ""
    return (
        '<labeling type="simple"><settings><text-style '
        f'fieldName={quoteattr(look.label)} fontSize="7" fontSizeUnit="Point" textColor="{_rgba(look.line)}"/>'
        '<placement placement="1"/></settings></labeling>'
    )


def sld_of(name: str, geometry: str) -> str:
    """Return the style of a table as an OGC Styled Layer Descriptor 1.1."""
    look = LOOKS[name]
    kind = _KINDS[geometry][0]
    stroke = (
        f'<se:Stroke><se:SvgParameter name="stroke">{_hex(look.line)}</se:SvgParameter>'
        f'<se:SvgParameter name="stroke-width">{look.width * 3.78:.2f}</se:SvgParameter></se:Stroke>'
    )
    fill = (
        f'<se:Fill><se:SvgParameter name="fill">{_hex(look.fill)}</se:SvgParameter>'
        f'<se:SvgParameter name="fill-opacity">{look.fill[3] / 255:.2f}</se:SvgParameter></se:Fill>'
    )
    symbol = {
        "fill": f"<se:PolygonSymbolizer>{fill}{stroke}</se:PolygonSymbolizer>",
        "line": f"<se:LineSymbolizer>{stroke}</se:LineSymbolizer>",
        "marker": "<se:PointSymbolizer><se:Graphic><se:Mark><se:WellKnownName>circle</se:WellKnownName>"
        f"{fill}{stroke}</se:Mark><se:Size>8</se:Size></se:Graphic></se:PointSymbolizer>",
    }[kind]
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<StyledLayerDescriptor xmlns="http://www.opengis.net/sld" '
        'xmlns:se="http://www.opengis.net/se" version="1.1.0">'
        f"<NamedLayer><se:Name>{name}</se:Name><UserStyle><se:Name>{name}</se:Name><se:FeatureTypeStyle>"
        f"<se:Rule>{symbol}</se:Rule></se:FeatureTypeStyle></UserStyle></NamedLayer></StyledLayerDescriptor>\n"
    )


def _rgba(colour: tuple[int, int, int, int]) -> str:
    return ",".join(map(str, colour))


def _hex(colour: tuple[int, int, int, int]) -> str:
    return "#{:02x}{:02x}{:02x}".format(*colour[:3])
