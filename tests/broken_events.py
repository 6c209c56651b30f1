"""Kinds of broken event, list and setting, and the one sentence that each brings."""

from breaking import Broken, deleted, in_gbk, in_utf16, replaced, too_large, with_semicolons, written

_LISTS = "expo-day/exhibitors.csv"
_FORUMS = "expo-day/forums.csv"
_SIGNS = "expo-day/signs.csv"
_EVENT = "expo-day/event.toml"
_ZONE = '[[zone]]\nid = "craft"\nletter = "C"\nname = { zh = "甲", en = "C" }\nhalls = ["hall"]\n'

EVENTS = (
    Broken(
        name="no event.toml",
        change=deleted(_EVENT),
        sentence="event.toml: is missing; the folder needs this file",
    ),
    Broken(
        name="bad toml",
        change=replaced(_EVENT, "minutes = 30", "minutes = "),
        sentence="event.toml line 21: is not TOML: invalid value",
    ),
    Broken(
        name="unknown setting",
        change=replaced(_EVENT, "main_aisle", "main_ailse"),
        sentence="event.toml key pattern.main_ailse: unknown key 'pattern.main_ailse'; did you mean 'main_aisle'?",
    ),
    Broken(
        name="setting of the wrong type",
        change=replaced(_EVENT, "aisle = 3.0", 'aisle = "wide"'),
        sentence="event.toml key pattern.aisle: 'wide' is not a number; write for instance 3.5",
    ),
    Broken(
        name="aisle of no width",
        change=replaced(_EVENT, "aisle = 3.0", "aisle = 0"),
        sentence="event.toml key pattern.aisle: 0 must be more than 0",
    ),
    Broken(
        name="unknown rule pack",
        change=replaced(_EVENT, '"china"', '"chyna"'),
        sentence="event.toml key rules: no rule pack 'chyna'; did you mean 'china'?",
    ),
    Broken(
        name="unknown limit",
        change=replaced(_EVENT, "[title]", '[overrides]\n"aisle-widht" = 4\n[title]'),
        sentence="event.toml key overrides.aisle-widht: no limit 'aisle-widht'; did you mean 'aisle-width'?",
    ),
    Broken(
        name="lax limit",
        change=replaced(_EVENT, "[title]", '[overrides]\n"aisle-width" = 1\n[title]'),
        sentence=(
            "event.toml key overrides.aisle-width: override aisle-width = 1 is laxer than rule pack "
            "'china': it must be at least 3 m"
        ),
    ),
    Broken(
        name="moving in that ends before it begins",
        change=replaced(_EVENT, "end = 2026-05-15T18:00:00", "end = 2026-05-15T07:00:00"),
        sentence="event.toml key move_in.end: leaves less than the 90 minutes that the largest stands need",
    ),
    Broken(
        name="moving out without an end",
        change=replaced(_EVENT, "out_end = 2026-05-17T02:00:00", ""),
        sentence="event.toml key move_in.out_end: out_start and out_end go together; give both or none",
    ),
    Broken(
        name="stand sizes out of order",
        change=replaced(_EVENT, "up_to = 1000", "up_to = 9"),
        sentence="event.toml key move_in.stand[2].up_to: 9 m² is not more than 18 m² above it",
    ),
    Broken(
        name="moving in at a time of another place",
        change=replaced(_EVENT, "start = 2026-05-15T08:00:00", "start = 2026-05-15T08:00:00Z"),
        sentence="event.toml key move_in.start: has another offset from UTC than the event; write local time",
    ),
    Broken(
        name="moving in at no time",
        change=replaced(_EVENT, "start = 2026-05-15T08:00:00", 'start = "early"'),
        sentence=("event.toml key move_in.start: 'early' is not a date and time; write for instance 2017-12-03T10:30"),
    ),
    Broken(
        name="unknown numbering",
        change=replaced(_EVENT, '"row-letter"', '"letters"'),
        sentence=(
            "event.toml key pattern.numbering.scheme: 'letters' is not a numbering scheme; did you mean 'row-letter'?"
        ),
    ),
    Broken(
        name="zone in an unknown hall",
        change=replaced(_EVENT, 'halls = ["hall"]', 'halls = ["hal"]'),
        sentence="event.toml key zone[1].halls: hall 'hal' is unknown; did you mean 'hall'?",
    ),
    Broken(
        name="zone twice",
        change=replaced(_EVENT, "[title]", _ZONE + "[title]"),
        sentence="event.toml key zone[3].id: id 'craft' is used already by a zone above",
    ),
    Broken(
        name="zone without a name",
        change=replaced(_EVENT, ', en = "Food"', ""),
        sentence="event.toml key zone[2].name: zone[2].name.en is missing; signs are in zh, en",
    ),
    Broken(
        name="no days",
        change=replaced(_EVENT, "days = [2026-05-16]", "days = []"),
        sentence="event.toml key calendar.days: [] is not a list with at least one entry",
    ),
    Broken(
        name="day that does not exist",
        change=replaced(_EVENT, "2026-05-16", '"2026-02-30"'),
        sentence="event.toml key calendar.days[1]: '2026-02-30' is not a date; write for instance 2017-12-03",
    ),
    Broken(
        name="closes before it opens",
        change=replaced(_EVENT, '"18:00"', '"08:00"'),
        sentence="event.toml key calendar.closes: 08:00 is not after opens 09:00",
    ),
    Broken(
        name="time of day",
        change=replaced(_EVENT, '"18:00"', '"6 pm"'),
        sentence="event.toml key calendar.closes: '6 pm' is not a time of day; write for instance 08:30",
    ),
    Broken(
        name="venue elsewhere",
        change=replaced(_EVENT, "languages", 'venue = "../nowhere"\nlanguages'),
        sentence="event.toml key venue: venue '../nowhere' is not a venue folder; it needs a venue.toml",
    ),
    Broken(
        name="language code",
        change=replaced(_EVENT, '["zh", "en"]', '["zh", "English"]'),
        sentence=(
            'event.toml key languages: ["zh", "English"] has \'English\', which is not a language code such as zh or en'
        ),
    ),
    Broken(
        name="no exhibitors.csv",
        change=deleted(_LISTS),
        sentence="exhibitors.csv: is missing; the folder needs this file",
    ),
    Broken(
        name="empty list",
        change=written(_LISTS, b"\n"),
        sentence="exhibitors.csv: is empty",
    ),
    Broken(
        name="list in gbk",
        change=in_gbk(_LISTS),
        sentence="exhibitors.csv line 2: is not UTF-8 (it looks like GBK); save it again as UTF-8",
    ),
    Broken(
        name="list in utf-16",
        change=in_utf16(_LISTS),
        sentence="exhibitors.csv: is UTF-16; save it as UTF-8",
    ),
    Broken(
        name="list with semicolons",
        change=with_semicolons(_LISTS),
        sentence="exhibitors.csv line 1: separates its columns by semicolons; save it with commas",
    ),
    Broken(
        name="list too large",
        change=too_large(_LISTS),
        sentence="exhibitors.csv: is 65 MB large; at most 64 MB can be read, so split it",
    ),
    Broken(
        name="unknown column",
        change=replaced(_LISTS, "open_sides", "opensides"),
        sentence="exhibitors.csv line 1: unknown column 'opensides'; did you mean 'open_sides'?",
    ),
    Broken(
        name="missing column",
        change=replaced(_SIGNS, "facing,name_zh", "name_fr,name_zh"),
        sentence="signs.csv line 1: column 'facing' is missing in the header",
    ),
    Broken(
        name="column twice",
        change=replaced(_LISTS, "drain", "water"),
        sentence="exhibitors.csv line 1: column 'water' appears twice in the header; keep one",
    ),
    Broken(
        name="ragged row",
        change=replaced(_LISTS, "Huzhou Brush House", "Huzhou, Brush House"),
        sentence=(
            "exhibitors.csv line 8: has 21 cells where the header has 20; a comma inside a cell needs "
            "double quotes around the cell"
        ),
    ),
    Broken(
        name="open quote",
        change=replaced(_LISTS, "Huzhou Brush House", '"Huzhou Brush House'),
        sentence=("exhibitors.csv line 8: is not CSV (unexpected end of data); check the double quotes from here on"),
    ),
    Broken(
        name="area in words",
        change=replaced(_LISTS, "craft,54", "craft,big"),
        sentence="exhibitors.csv line 3: area 'big' is not an area in m²; write for instance 36",
    ),
    Broken(
        name="area negative",
        change=replaced(_LISTS, "craft,54", "craft,-54"),
        sentence="exhibitors.csv line 3: area -54 must be at least 0",
    ),
    Broken(
        name="area zero",
        change=replaced(_LISTS, "craft,54", "craft,0"),
        sentence="exhibitors.csv line 3: area 0 is not an area in m²; it must be more than 0",
    ),
    Broken(
        name="area infinite",
        change=replaced(_LISTS, "craft,54", "craft,inf"),
        sentence="exhibitors.csv line 3: area 'inf' is not an area in m²; write for instance 36",
    ),
    Broken(
        name="area missing",
        change=replaced(_LISTS, "craft,54", "craft,"),
        sentence="exhibitors.csv line 3: area is missing; give it in m²",
    ),
    Broken(
        name="area of a town",
        change=replaced(_LISTS, "craft,54", "craft,5400000"),
        sentence="exhibitors.csv line 3: area 5400000 must be at most 100000",
    ),
    Broken(
        name="points in halves",
        change=replaced(_LISTS, "54,3,120", "54,3,120.5"),
        sentence="exhibitors.csv line 3: points '120.5' is not a whole number",
    ),
    Broken(
        name="five open sides",
        change=replaced(_LISTS, "54,3,120", "54,5,120"),
        sentence="exhibitors.csv line 3: open_sides 5 must be at most 4",
    ),
    Broken(
        name="exhibitor twice",
        change=replaced(_LISTS, "kiln,龙泉", "paper,龙泉"),
        sentence="exhibitors.csv line 11: id 'paper' is used already in a line above; ids are unique",
    ),
    Broken(
        name="exhibitor without a name",
        change=replaced(_LISTS, "Bayberry Growers", ""),
        sentence="exhibitors.csv line 21: name_en is missing; signs are in zh, en",
    ),
    Broken(
        name="unknown zone",
        change=replaced(_LISTS, "food,9,1,5", "fodo,9,1,5"),
        sentence="exhibitors.csv line 21: zone 'fodo' is unknown; did you mean 'food'?",
    ),
    Broken(
        name="wish for an unknown hall",
        change=replaced(_LISTS, "hall:hall", "hall:hell"),
        sentence="exhibitors.csv line 13: pins: hall 'hell' is unknown; did you mean 'hall'?",
    ),
    Broken(
        name="wish for an unknown place",
        change=replaced(_LISTS, "near:hall-door-2,,,", "near:hall-dor-2,,,"),
        sentence="exhibitors.csv line 8: preferences: place 'hall-dor-2' is unknown; did you mean 'hall-door-2'?",
    ),
    Broken(
        name="wish in prose",
        change=replaced(_LISTS, "near:hall-door-2,,,", "by the door,,,"),
        sentence=(
            "exhibitors.csv line 8: preferences 'by the door' has 'by the door'; write hall:ID, "
            "kind:corner, near:PLACE or booth:ID"
        ),
    ),
    Broken(
        name="wish for a strange stand",
        change=replaced(_LISTS, "kind:island", "kind:iland"),
        sentence=(
            "exhibitors.csv line 13: preferences 'kind:iland' has 'kind:iland', which is not a kind of "
            "stand; did you mean 'island'?"
        ),
    ),
    Broken(
        name="rival of itself",
        change=replaced(_LISTS, "yes,,,loom", "yes,,,silk"),
        sentence="exhibitors.csv line 3: rivals: 'silk' is its own rival; remove it",
    ),
    Broken(
        name="unknown rival",
        change=replaced(_LISTS, "yes,,,loom", "yes,,,lome"),
        sentence="exhibitors.csv line 3: rivals: exhibitor 'lome' is unknown; did you mean 'loom'?",
    ),
    Broken(
        name="shares with nobody known",
        change=replaced(_LISTS, ",,brush,", ",,brsh,"),
        sentence="exhibitors.csv line 9: shares_with: exhibitor 'brsh' is unknown; did you mean 'brush'?",
    ),
    Broken(
        name="shares in a circle",
        change=replaced(_LISTS, ",,brush,", ",,ink,"),
        sentence=(
            "exhibitors.csv line 9: shares_with: 'ink' shares with itself; name the exhibitor who holds the stand"
        ),
    ),
    Broken(
        name="chain of shares",
        change=replaced(
            _LISTS,
            "宣纸局,Xuan Paper Office,craft,18,1,25,,,,,,,,,,,",
            "宣纸局,Xuan Paper Office,craft,18,1,25,,,,,,,,,,,ink",
        ),
        sentence=(
            "exhibitors.csv line 10: shares_with: 'ink' itself shares with 'brush'; name the exhibitor who "
            "holds the stand"
        ),
    ),
    Broken(
        name="water in words",
        change=replaced(_LISTS, "6,yes,yes,,,,cocoa", "6,some,yes,,,,cocoa"),
        sentence="exhibitors.csv line 14: water 'some' is neither yes nor no",
    ),
    Broken(
        name="forum on another day",
        change=replaced(_FORUMS, "2026-05-16T09:30", "2026-05-17T09:30"),
        sentence="forums.csv line 2: start 2026-05-17T09:30 is on no day of the calendar; use 2026-05-16",
    ),
    Broken(
        name="forum at night",
        change=replaced(_FORUMS, "2026-05-16T09:30", "2026-05-16T17:30"),
        sentence="forums.csv line 2: start 2026-05-16T17:30 with 60 minutes does not lie within 09:00 to 18:00",
    ),
    Broken(
        name="start without a time",
        change=replaced(_FORUMS, "2026-05-16T09:30", "2026-05-16"),
        sentence=("forums.csv line 2: start '2026-05-16' is not a date and time; write for instance 2017-12-03T10:30"),
    ),
    Broken(
        name="start in another zone",
        change=replaced(_FORUMS, "2026-05-16T09:30", "2026-05-16T09:30+09:00"),
        sentence="forums.csv line 2: start has another offset from UTC than the event; write local time",
    ),
    Broken(
        name="forum longer than the day",
        change=replaced(_FORUMS, "50,90,theatre", "50,900,theatre"),
        sentence="forums.csv line 4: duration_min 900 is longer than a day of the calendar, 09:00 to 18:00",
    ),
    Broken(
        name="forum in no time",
        change=replaced(_FORUMS, ",2026-05-16T13:00,,,tea", ",2026-05-16T13:00,2026-05-16T13:30,,tea"),
        sentence="forums.csv line 5: earliest and latest leave less than the 60 minutes that it takes",
    ),
    Broken(
        name="forum in an unknown room",
        change=replaced(_FORUMS, "r201", "r210"),
        sentence="forums.csv line 5: rooms: 'r210' is not a room that forums can meet in; did you mean 'r201'?",
    ),
    Broken(
        name="forum in the WC",
        change=replaced(_FORUMS, "r201", "wc"),
        sentence="forums.csv line 5: rooms: 'wc' is not a room that forums can meet in; use r101, r102, r201",
    ),
    Broken(
        name="unknown set-up",
        change=replaced(_FORUMS, "classroom", "class-room"),
        sentence="forums.csv line 3: setup 'class-room' is not a set-up; did you mean 'classroom'?",
    ),
    Broken(
        name="nobody attends",
        change=replaced(_FORUMS, "Natural Dyes,40", "Natural Dyes,0"),
        sentence="forums.csv line 3: attendance 0 must be more than 0",
    ),
    Broken(
        name="sign on an unknown level",
        change=replaced(_SIGNS, "board,site", "board,sight"),
        sentence="signs.csv line 4: level 'sight' is unknown; did you mean 'site'?",
    ),
    Broken(
        name="sign in the river",
        change=replaced(_SIGNS, "23.426", "2342.6"),
        sentence="signs.csv line 4: the sign lies outside its level 'site' at (2342.60, -25.98); move it",
    ),
    Broken(
        name="unknown kind of sign",
        change=replaced(_SIGNS, "board,site", "bord,site"),
        sentence="signs.csv line 4: kind 'bord' is not a kind of sign; did you mean 'board'?",
    ),
    Broken(
        name="facing nowhere",
        change=replaced(_SIGNS, "-25.985,17", "-25.985,north"),
        sentence="signs.csv line 4: facing 'north' is not a number; write for instance 3.5",
    ),
    Broken(
        name="sign without a name in chinese",
        change=replaced(_SIGNS, "广场导览", ""),
        sentence="signs.csv line 4: name_zh is missing; signs are in zh, en",
    ),
    Broken(
        name="sign with the id of a unit",
        change=replaced(_SIGNS, "board-rooms,board", "foyer,board"),
        sentence="signs.csv line 3: id 'foyer' is used already by a unit in unit.geojson; give the entry another id",
    ),
    Broken(
        name="exhibitor with the id of a hall",
        change=replaced(_LISTS, "paper,宣纸", "hall,宣纸"),
        sentence=(
            "exhibitors.csv line 10: id 'hall' is used already by a unit in unit.geojson; give the entry another id"
        ),
    ),
    Broken(
        name="name of two lines",
        change=replaced(_LISTS, "Bayberry Growers", '"Bayberry\nGrowers"'),
        sentence=(
            'exhibitors.csv line 22: name {"zh": "杨梅合作社", "en": "Bayberry\\nGrower… '
            "has a line break or a control character in 'en'; remove it"
        ),
    ),
)
