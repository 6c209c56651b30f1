"""Kinds of broken venue, and the one sentence that each brings."""

from breaking import Broken, deleted, drawn, lacks, made_a_folder, moved, replaced, says, without_geometry, written

_SQUARE = [[[10, 10], [13, 10], [13, 13], [10, 13], [10, 10]]]
_TRIANGLE = [[[1, 1], [2, 1], [2, 2], [1, 1]]]
_BOW_TIE = [[[10, 10], [13, 13], [13, 10], [10, 13], [10, 10]]]
_IN_DEGREES = [[[1e-5, 0], [2e-5, 0], [2e-5, 1e-5], [1e-5, 0]]]

VENUES = (
    Broken(
        name="no venue.toml key id",
        change=replaced("venue.toml", 'id = "quickstart"', ""),
        sentence="venue.toml key id: is missing; give it a name of its own",
    ),
    Broken(
        name="venue.toml not toml",
        change=replaced("venue.toml", "[name]", "[name"),
        sentence="venue.toml line 7: is not TOML: expected ']' at the end of a table declaration",
    ),
    Broken(
        name="unknown venue key",
        change=replaced("venue.toml", "bearing", "baering"),
        sentence=("venue.toml key georeference.baering: unknown key 'georeference.baering'; did you mean 'bearing'?"),
    ),
    Broken(
        name="latitude off the earth",
        change=replaced("venue.toml", "30.7455", "307.455"),
        sentence="venue.toml key georeference.latitude: 307.455 must be at most 90",
    ),
    Broken(
        name="unknown venue category",
        change=replaced("venue.toml", "conventioncenter", "convention"),
        sentence=(
            "venue.toml key category: 'convention' is not an IMDF 1.0 category of a venue; did you mean "
            "'conventioncenter'?"
        ),
    ),
    Broken(
        name="feature type in file name",
        change=written("units.geojson", b"{}"),
        sentence="units.geojson: 'units' is not a feature type; did you mean 'unit'?",
    ),
    Broken(
        name="no unit file",
        change=deleted("unit.geojson"),
        sentence="unit.geojson: is missing; a venue needs levels and units",
    ),
    Broken(
        name="empty file",
        change=written("unit.geojson", b""),
        sentence="unit.geojson: is empty",
    ),
    Broken(
        name="not json",
        change=written("unit.geojson", b'{"type": "FeatureCollection",\n "features": [,]}'),
        sentence="unit.geojson line 2: is not JSON: expecting value",
    ),
    Broken(
        name="not a collection",
        change=written("unit.geojson", b'{"type": "Feature"}'),
        sentence="unit.geojson: is not a GeoJSON FeatureCollection",
    ),
    Broken(
        name="deep nesting",
        change=written("unit.geojson", b"[" * 200_000),
        sentence="unit.geojson: is nested too deeply to be a plan or a map",
    ),
    Broken(
        name="duplicate json key",
        change=replaced("unit.geojson", '"use": "meeting"', '"use": "meeting", "use": "press"'),
        sentence="unit.geojson feature r101: key 'use' appears twice in one object; keep one",
    ),
    Broken(
        name="not a number in json",
        change=replaced("opening.geojson", '"width": 5.4', '"width": NaN'),
        sentence="opening.geojson: holds NaN, which is not a number; every value must be finite",
    ),
    Broken(
        name="number without end",
        change=replaced("opening.geojson", '"width": 5.4', f'"width": {"9" * 5000}'),
        sentence="opening.geojson: holds a whole number with thousands of digits; every value must be finite",
    ),
    Broken(
        name="infinite width",
        change=replaced("opening.geojson", '"width": 5.4', '"width": 1e999'),
        sentence="opening.geojson feature entrance: width inf is not a finite number of sensible size",
    ),
    Broken(
        name="binary geojson",
        change=written("unit.geojson", b"\x89PNG\r\n\x1a\n\x00\x00\x00"),
        sentence="unit.geojson: is not a text file; save it as UTF-8 text",
    ),
    Broken(
        name="geojson is a folder",
        change=made_a_folder("detail.geojson"),
        sentence="detail.geojson: is a folder; a file is needed here",
    ),
    Broken(
        name="unknown property",
        change=says("opening", "entrance", wdith=3),
        sentence="opening.geojson feature entrance: unknown property 'wdith'; did you mean 'width'?",
    ),
    Broken(
        name="missing evidence",
        change=lacks("unit", "foyer", "evidence"),
        sentence="unit.geojson feature foyer: evidence is missing; say attested or assumed",
    ),
    Broken(
        name="unknown evidence",
        change=says("unit", "foyer", evidence="asumed"),
        sentence=("unit.geojson feature foyer: evidence 'asumed' is not a kind of evidence; did you mean 'assumed'?"),
    ),
    Broken(
        name="category unknown to imdf",
        change=says("unit", "foyer", category="foyer"),
        sentence=(
            "unit.geojson feature foyer: category 'foyer' is not an IMDF 1.0 category of a unit; did you mean 'lobby'?"
        ),
    ),
    Broken(
        name="fixture category",
        change=says("fixture", "column-1", category="colum"),
        sentence=(
            "fixture.geojson feature column-1: category 'colum' is not an IMDF 1.0 category of a fixture; "
            "did you mean 'column'?"
        ),
    ),
    Broken(
        name="unknown use",
        change=says("unit", "r101", use="meetings"),
        sentence="unit.geojson feature r101: use 'meetings' is not a use of a unit; did you mean 'meeting'?",
    ),
    Broken(
        name="numeric id",
        change=says("fixture", "column-3", id=3),
        sentence='fixture.geojson feature no. 3: id 3 is a number; an id is text, so write "3" or better a name',
    ),
    Broken(
        name="id with spaces",
        change=says("unit", "r101", id="Rain Room"),
        sentence=(
            "unit.geojson feature Rain Room: id 'Rain Room' is not an id; use letters, digits, '.', '_' and "
            "'-', and begin with a letter or a digit"
        ),
    ),
    Broken(
        name="id like an option",
        change=says("fixture", "old-tree", id="-tree"),
        sentence=(
            "fixture.geojson feature -tree: id '-tree' is not an id; use letters, digits, '.', '_' and '-', "
            "and begin with a letter or a digit"
        ),
    ),
    Broken(
        name="missing id",
        change=lacks("fixture", "old-tree", "id"),
        sentence="fixture.geojson feature no. 14: id is missing; give it a name of its own",
    ),
    Broken(
        name="duplicate id",
        change=says("fixture", "old-tree", id="foyer"),
        sentence=(
            "fixture.geojson feature foyer: id 'foyer' is used already by a unit in unit.geojson; ids are "
            "unique in a venue"
        ),
    ),
    Broken(
        name="unknown level",
        change=says("unit", "wc", level="grund"),
        sentence="unit.geojson feature wc: level 'grund' is unknown; did you mean 'ground'?",
    ),
    Broken(
        name="unknown building",
        change=says("level", "upper", building="hose"),
        sentence="level.geojson feature upper: building 'hose' is unknown; did you mean 'house'?",
    ),
    Broken(
        name="ordinal not whole",
        change=says("level", "upper", ordinal=0.5),
        sentence="level.geojson feature upper: ordinal 0.5 is not a whole number",
    ),
    Broken(
        name="level without name",
        change=says("level", "upper", name_zh=None, name_en=None),
        sentence=(
            "level.geojson feature upper: name_zh or name_en is missing; a name in at least one language is needed"
        ),
    ),
    Broken(
        name="boolean in words",
        change=says("opening", "foyer-west", exit="maybe"),
        sentence="opening.geojson feature foyer-west: exit 'maybe' is neither yes nor no",
    ),
    Broken(
        name="negative capacity",
        change=says("unit", "r101", capacity_theatre=-80),
        sentence="unit.geojson feature r101: capacity_theatre -80 must be at least 0",
    ),
    Broken(
        name="unknown supply",
        change=says("amenity", "box-1", supplies="power;dta"),
        sentence=(
            "amenity.geojson feature box-1: supplies 'power;dta' has 'dta'; a floor box gives power, data, "
            "water, drain, air"
        ),
    ),
    Broken(
        name="direction of a stair",
        change=says("unit", "stair-0", direction="upward"),
        sentence="unit.geojson feature stair-0: direction 'upward' is not a direction; use both, down, up",
    ),
    Broken(
        name="self-crossing",
        change=drawn("fixture", "column-1", "Polygon", _BOW_TIE),
        sentence=(
            "fixture.geojson feature column-1: outline crosses or touches itself at (11.50, 11.50); redraw it there"
        ),
    ),
    Broken(
        name="no geometry",
        change=without_geometry("unit", "wc"),
        sentence="unit.geojson feature wc: has no geometry; a Polygon is needed",
    ),
    Broken(
        name="empty geometry",
        change=drawn("unit", "wc", "Polygon", []),
        sentence="unit.geojson feature wc: geometry is empty; draw it or delete the feature",
    ),
    Broken(
        name="point for a unit",
        change=drawn("unit", "wc", "Point", [1, 2]),
        sentence="unit.geojson feature wc: geometry is a Point; a Polygon is needed",
    ),
    Broken(
        name="polygon for a door",
        change=drawn("opening", "wc-door", "Polygon", _SQUARE),
        sentence="opening.geojson feature wc-door: geometry is a Polygon; a LineString is needed",
    ),
    Broken(
        name="two parts",
        change=drawn("fixture", "column-1", "MultiPolygon", [_SQUARE, _TRIANGLE]),
        sentence="fixture.geojson feature column-1: geometry has 2 parts; draw one feature for each part",
    ),
    Broken(
        name="text in coordinates",
        change=drawn("amenity", "box-1", "Point", ["12", 12]),
        sentence="amenity.geojson feature box-1: geometry has '12' where a number is needed",
    ),
    Broken(
        name="coordinates of the wrong depth",
        change=drawn("amenity", "box-1", "Point", [[12, 12]]),
        sentence="amenity.geojson feature box-1: geometry has [12, 12] where a number is needed",
    ),
    Broken(
        name="degrees",
        change=drawn("fixture", "column-1", "Polygon", _IN_DEGREES),
        sentence=(
            "fixture.geojson feature column-1: has no area (5e-11 m²) at (0.00, 0.00); draw it in local "
            "metres, not in degrees"
        ),
    ),
    Broken(
        name="projected metres",
        change=drawn("amenity", "box-1", "Point", [546_000.5, 3_402_000.2]),
        sentence=(
            "amenity.geojson feature box-1: has a coordinate of 3.402e+06 m, more than 100 km from the "
            "origin; the plan needs local metres, so re-project the file"
        ),
    ),
    Broken(
        name="absurd coordinate",
        change=drawn("amenity", "box-1", "Point", [1e300, 0]),
        sentence=(
            "amenity.geojson feature box-1: has a coordinate of 1e+300 m, more than 100 km from the origin; "
            "the plan needs local metres, so re-project the file"
        ),
    ),
    Broken(
        name="open ring",
        change=drawn("fixture", "column-1", "Polygon", [_SQUARE[0][:4]]),
        sentence=(
            "fixture.geojson feature column-1: has a ring that does not end where it begins, at (10.00, "
            "10.00); close it"
        ),
    ),
    Broken(
        name="line without length",
        change=drawn("opening", "wc-door", "LineString", [[1, 1], [1, 1]]),
        sentence=(
            "opening.geojson feature wc-door: has no length at (1.00, 1.00); draw it in local metres, not in degrees"
        ),
    ),
    Broken(
        name="line of one point",
        change=drawn("opening", "wc-door", "LineString", [[1, 1]]),
        sentence="opening.geojson feature wc-door: has a line of one point; a line needs two",
    ),
    Broken(
        name="units overlap",
        change=moved("unit", "wc", (-0.956, 0.292)),
        sentence="unit.geojson feature wc: overlaps unit 'foyer' by 5 m² at (52.42, -21.78); move one of the two",
    ),
    Broken(
        name="door in no wall",
        change=moved("opening", "r101-door", (0, 3)),
        sentence=(
            "opening.geojson feature r101-door: touches no unit at (44.95, -10.74), the nearest outline is "
            "0.12 m away; draw it on the outline of a room"
        ),
    ),
    Broken(
        name="door off its wall",
        change=drawn("opening", "hall-exit-west", "LineString", [[6.432, 21.039], [9.0, 24.0]]),
        sentence=(
            "opening.geojson feature hall-exit-west: leaves the outline of the unit it touches at (7.72, "
            "22.52); draw it along the wall"
        ),
    ),
    Broken(
        name="door wider than its gap",
        change=says("opening", "wc-door", width=2.0),
        sentence=(
            "opening.geojson feature wc-door: width 2 m is more than its line, 1.00 m, at (53.19, -20.97); redraw it"
        ),
    ),
    Broken(
        name="fixture outside its level",
        change=moved("fixture", "info-desk", (0, -40)),
        sentence=(
            "fixture.geojson feature info-desk: lies outside its level 'ground' at (35.69, -56.66); move it "
            "or redraw the level"
        ),
    ),
    Broken(
        name="unit outside its level",
        change=moved("unit", "r201", (0, -2)),
        sentence=(
            "unit.geojson feature r201: lies outside its level 'upper' at (12.42, -8.28); move it or redraw the level"
        ),
    ),
    Broken(
        name="shaft of a room",
        change=says("unit", "wc", shaft="well"),
        sentence=(
            "unit.geojson feature wc: shaft 'well' links levels, but a restroom does not; use stairs, "
            "elevator, escalator, ramp, steps, movingwalkway"
        ),
    ),
    Broken(
        name="stair that leads nowhere",
        change=says("unit", "stair-1", shaft=None),
        sentence=(
            "unit.geojson feature stair-0: shaft 'stair' is on level 'ground' only; draw it on another level too"
        ),
    ),
)
