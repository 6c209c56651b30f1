"""Kinds of broken relation, hold, policy and wish, and the one sentence that each brings."""

from breaking import Break, Broken, replaced

_EVENT = "expo-day/event.toml"
_LISTS = "expo-day/exhibitors.csv"


def said(lines: str) -> Break:
    """Put lines before the title of the event."""
    return replaced(_EVENT, "[title]", f"{lines}\n[title]")


def relation(keys: str) -> Break:
    """Add a relation."""
    return said(f'[[relation]]\nid = "r"\n{keys}')


RELATIONS = (
    Broken(
        name="relation of an unknown kind",
        change=relation('kind = "apatr"\nmembers = ["indigo"]'),
        sentence="event.toml key relation[1].kind: 'apatr' is not a kind of relation; did you mean 'apart'?",
    ),
    Broken(
        name="relation of nobody",
        change=relation('kind = "apart"\nmembers = ["loud"]'),
        sentence="event.toml key relation[1].members: 'loud' is no exhibitor and no tag of one",
    ),
    Broken(
        name="price that is none",
        change=relation('kind = "apart"\nmembers = ["indigo"]\nbeside = -5'),
        sentence="event.toml key relation[1].beside: -5 is not a price; write never, or points from 0 to 1000000",
    ),
    Broken(
        name="together without a distance",
        change=relation('kind = "together"\nmembers = ["indigo", "silk"]'),
        sentence="event.toml key relation[1].within: is missing; write how many metres are still together",
    ),
    Broken(
        name="spread over nothing",
        change=relation('kind = "spread"\nmembers = ["indigo", "silk"]'),
        sentence="event.toml key relation[1].per_hall: is missing; write per_hall, from_entrances or both",
    ),
    Broken(
        name="hold of no booth",
        change=said("[[hold]]\nbooths = []"),
        sentence="event.toml key hold[1].booths: is empty; name the booths that are held",
    ),
    Broken(
        name="unknown policy",
        change=said('[policy]\nkind = "lottery"'),
        sentence="event.toml key policy.kind: 'lottery' is not a policy; use best, draw, fair",
    ),
    Broken(
        name="size bands out of order",
        change=said("[policy]\nbands = [18, 54]"),
        sentence=(
            "event.toml key policy.bands: [18, 54] are not areas from the largest to the smallest; "
            "write for instance [54, 18]"
        ),
    ),
    Broken(
        name="weight of no part",
        change=said("[policy]\nweights = { beauty = 2 }"),
        sentence=(
            "event.toml key policy.weights: {\"beauty\": 2} has 'beauty', which is no part of the score; "
            "use preference, exposure, needs, favourites, fit, last-year, revenue"
        ),
    ),
)
