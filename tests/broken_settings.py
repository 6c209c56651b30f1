"""Kinds of nonsense in the settings of stands, and the one sentence that each brings."""

from breaking import Break, Broken, replaced

_EVENT = "expo-day/event.toml"


def _pattern(line: str) -> Break:
    return replaced(_EVENT, "main_aisle = 4.0", f"main_aisle = 4.0\n{line}")


def _numbering(line: str) -> Break:
    return replaced(_EVENT, 'start = "south-west"', f'start = "south-west"\n{line}')


def _table(text: str) -> Break:
    return replaced(_EVENT, "[title]", f"{text}\n[title]")


def _goal(line: str) -> Break:
    return replaced(_EVENT, "walking_speed", f"{line}\nwalking_speed")


_PRICES = '[prices]\ncurrency = "CNY"\nper_m2 = 1000\n'
_MIX = '[[mix]]\narea = 9\ncount = 4\nzone = "craft"\n'

SETTINGS = (
    Broken(
        name="unknown goal",
        change=_goal('goal = "full"'),
        sentence="event.toml key goal: 'full' is not a goal of a layout; did you mean 'fill'?",
    ),
    Broken(
        name="pole pitch of centimetres",
        change=_pattern("pole_pitch = 105"),
        sentence="event.toml key pattern.pole_pitch: 105 must be at most 2",
    ),
    Broken(
        name="rows of three modules",
        change=_pattern("row_depth = 3"),
        sentence="event.toml key pattern.row_depth: 3 must be at most 2",
    ),
    Broken(
        name="axial aisles that are no yes or no",
        change=_pattern('axial_aisles = "often"'),
        sentence="event.toml key pattern.axial_aisles: 'often' is neither yes nor no",
    ),
    Broken(
        name="cross aisles without rows between",
        change=_pattern("cross_aisle_every = 4"),
        sentence=(
            "event.toml key pattern.cross_aisle_every: 4 m is less than one module of 3 m and an aisle of 3 m; "
            "write 6 or more, or 0"
        ),
    ),
    Broken(
        name="rows shorter than a module",
        change=_pattern("island_length = 2"),
        sentence="event.toml key pattern.island_length: 2 m is shorter than one module of 3 m; write 3 or more",
    ),
    Broken(
        name="main aisle narrower than the others",
        change=replaced(_EVENT, "main_aisle = 4.0", "main_aisle = 2.0"),
        sentence=("event.toml key pattern.main_aisle: 2 m is narrower than a secondary aisle, 3 m; write 3 or more"),
    ),
    Broken(
        name="range of one number",
        change=_pattern("island_area = [36]"),
        sentence=(
            "event.toml key pattern.island_area: [36] is not a range; write the least and the greatest, "
            "such as [36, 400]"
        ),
    ),
    Broken(
        name="range backwards",
        change=_pattern("peninsula_area = [400, 36]"),
        sentence=(
            "event.toml key pattern.peninsula_area: [400, 36] is not a range; the least comes first and is not "
            "below 0, the greatest second"
        ),
    ),
    Broken(
        name="share of corners in per cent",
        change=_pattern("corner_share = 30"),
        sentence="event.toml key pattern.corner_share: 30 must be at most 1",
    ),
    Broken(
        name="unknown practice of heights",
        change=_pattern('heights = "iaae"'),
        sentence="event.toml key pattern.heights: 'iaae' is not a practice of heights; did you mean 'iaee'?",
    ),
    Broken(
        name="island too small for its pattern",
        change=_pattern("island_area = [100, 400]"),
        sentence=(
            "exhibitors.csv line 13: area 72 with 4 open sides is an island; event.toml allows 100 to 400 m² "
            "(pattern.island_area)"
        ),
    ),
    Broken(
        name="step that mixes odd and even",
        change=_numbering("step_along = 3"),
        sentence=(
            "event.toml key pattern.numbering.step_along: 3 is not a step of numbers along a row; use 0, 1, 2 or 4"
        ),
    ),
    Broken(
        name="no odd digit left",
        change=_numbering('skip_digits = "13579"'),
        sentence=(
            "event.toml key pattern.numbering.skip_digits: '13579' leaves no odd or no even digit; leave one of each"
        ),
    ),
    Broken(
        name="letters that are none",
        change=_numbering('skip_letters = "io"'),
        sentence=(
            "event.toml key pattern.numbering.skip_letters: 'io' is not a row of capital letters that leaves some; "
            'write for instance "IO"'
        ),
    ),
    Broken(
        name="direction of counting",
        change=_numbering('direction = "backward"'),
        sentence=(
            "event.toml key pattern.numbering.direction: 'backward' is not a direction of counting; "
            "use forward, serpentine"
        ),
    ),
    Broken(
        name="prices without currency",
        change=_table("[prices]\nper_m2 = 1000"),
        sentence="event.toml key prices.currency: is missing",
    ),
    Broken(
        name="currency by its sign",
        change=_table('[prices]\ncurrency = "¥"\nper_m2 = 1000'),
        sentence=("event.toml key prices.currency: '¥' is not a currency; write its three letters, such as CNY or EUR"),
    ),
    Broken(
        name="negative price",
        change=_table('[prices]\ncurrency = "CNY"\nper_m2 = -1'),
        sentence="event.toml key prices.per_m2: -1 must be at least 0",
    ),
    Broken(
        name="price of an unknown hall",
        change=_table(f"{_PRICES}halls = {{ hal = 1200 }}"),
        sentence="event.toml key prices.halls.hal: hall 'hal' is unknown; did you mean 'hall'?",
    ),
    Broken(
        name="price of an unknown zone",
        change=_table(f"{_PRICES}zones = {{ crafts = 1200 }}"),
        sentence="event.toml key prices.zones.crafts: zone 'crafts' is unknown; did you mean 'craft'?",
    ),
    Broken(
        name="surcharge of an unknown kind",
        change=_table(f"{_PRICES}surcharges = {{ corners = 0.1 }}"),
        sentence=(
            "event.toml key prices.surcharges.corners: unknown key 'prices.surcharges.corners'; did you mean 'corner'?"
        ),
    ),
    Broken(
        name="mix of no area",
        change=_table(_MIX.replace("area = 9", "area = 0")),
        sentence="event.toml key mix[1].area: 0 must be more than 0",
    ),
    Broken(
        name="mix of stands smaller than a module",
        change=_table(_MIX.replace("area = 9", "area = 6")),
        sentence="event.toml key mix[1].area: 6 m² is less than one module of 9 m²; write 9 or more",
    ),
    Broken(
        name="mix of half a stand",
        change=_table(_MIX.replace("count = 4", "count = 4.5")),
        sentence="event.toml key mix[1].count: 4.5 is not a whole number",
    ),
    Broken(
        name="mix in an unknown zone",
        change=_table(_MIX.replace('"craft"', '"crafts"')),
        sentence="event.toml key mix[1].zone: zone 'crafts' is unknown; did you mean 'craft'?",
    ),
    Broken(
        name="mix with a front shorter than a module",
        change=_table(f"{_MIX}frontage = [1, 2]"),
        sentence="event.toml key mix[1].frontage: at most 2 m is less than the width of a module, 3 m; write 3 or more",
    ),
)
