"""Why an exhibitor stands where it does, and why a booth is whose it is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from venueplan.allocate.names import booth_name, booth_names, exhibitor_name, open_sides
from venueplan.allocate.stands.requests import Request
from venueplan.allocate.why.scene import Parts, Scene, asked_label
from venueplan.allocate.why.turns import turn_label
from venueplan.model import Alternative, Booth, Exhibitor, Explanation, Label
from venueplan.solve.conflicts import crowd_of

MOST_BOOTHS = 5
"""So many booths are told for each wish, and so many without a wish."""

MOST_BIDDERS = 10
"""So many of those who wanted a booth are told."""

PARTS = {
    "preference": "志愿",
    "exposure": "展示面",
    "needs": "条件",
    "favourites": "邻近意愿",
    "fit": "面积相符",
    "last-year": "上届展位",
    "revenue": "收入",
    "neighbours": "相邻意愿",
    "relations": "关系",
}
"""Parts of a score in Chinese."""


def explain_exhibitor(scene: Scene, exhibitor: Exhibitor) -> Explanation:
    """Return what an exhibitor asked for, what it got, part by part, and why not the booths that it wished for."""
    request = next(one for one in scene.demand.requests if exhibitor in one.exhibitors)
    home = scene.home(request)
    parts = (*scene.parts(request, home), *scene.between(request)) if home else ()
    stand = scene.stands.get(request.id, ())
    return Explanation(
        kind="exhibitor",
        subject=exhibitor.id,
        place=stand,
        score=parts,
        sentences=(asked_label(request.holder), *_outcome(scene, request, exhibitor=exhibitor), *_score(parts)),
        tried=tuple(_tried(scene, request)),
    )


def _outcome(scene: Scene, request: Request, *, exhibitor: Exhibitor) -> Iterator[Label]:
    if exhibitor is not request.holder:
        en, zh = (exhibitor_name(request.holder, code) for code in ("en", "zh"))
        yield Label.of(en=f"{exhibitor.id} shares the stand of {en}.", zh=f"{exhibitor.id}与{zh}合用展位。")
    if request.id in scene.turns:
        yield turn_label(scene.turns[request.id], of=len(scene.turns))
    home = scene.home(request)
    if home is None:
        yield from _why_none(scene, request)
        return
    names = booth_names(scene.plan.floor_plan, scene.stands[request.id])
    wishes = enumerate(request.holder.preferences, 1)
    rank = next((rank for rank, wish in wishes if scene.market.grants(wish, home)), None)
    en = f" Wish {rank} comes true." if rank else ""
    yield Label.of(
        en=f"It stands on {names} in {home.hall}: {home.area:.1f} m², {open_sides(home)}.{en}",
        zh=f"展位{names}（{home.hall}）：{home.area:.1f}平方米，开口面{home.open_sides}个。"
        + (f"第{rank}志愿实现。" if rank else ""),
    )


def _why_none(scene: Scene, request: Request) -> Iterator[Label]:
    """Say why somebody has no stand: nothing suits it, or more ask for what does than there is of it."""
    options = {
        one.id: [booth.id for booth in scene.demand.market.booths if not scene.hard(one, booth)]
        for one in scene.demand.requests
    }
    if not options[request.id]:
        yield Label.of(en="It has no stand: no booth suits it.", zh="未分配展位：没有合适的展位。")
        return
    crowd = crowd_of(options, around=request.id)
    if crowd is None:
        yield Label.of(en="It has no stand.", zh="未分配展位。")
        return
    yield Label.of(
        en=f"It has no stand: {len(crowd.who)} ask for the {len(crowd.options)} booths that suit any of them.",
        zh=f"未分配展位：{len(crowd.who)}家参展商只有{len(crowd.options)}个合适的展位。",
    )


def _score(parts: Parts) -> Iterator[Label]:
    if parts:
        total = sum(value for _, value in parts)
        en = ", ".join(f"{name} {value}" for name, value in parts)
        zh = "，".join(f"{PARTS.get(name, name)}{value}" for name, value in parts)
        yield Label.of(en=f"Its score is {total}: {en}.", zh=f"得分{total}：{zh}。")


def _tried(scene: Scene, request: Request) -> Iterator[Alternative]:
    """Yield the booths of each wish, the best first; without a wish those that would be worth most."""
    told: set[str] = set()
    booths = [b for b in scene.market.stands if not b.parts or not scene.hard(request, b)]
    for wish in request.holder.preferences:
        granting = [booth for booth in booths if scene.market.grants(wish, booth) and booth.id not in told]
        for booth in _best(scene, request, booths=granting):
            told.add(booth.id)
            yield scene.tried(request, booth, place=booth.id, wish=wish)
    if not told:
        own = set(scene.stands.get(request.id, ()))
        others = (booth for booth in booths if own != set(scene.market.places[booth.id]))
        possible = [booth for booth in others if not scene.hard(request, booth)]
        for booth in _best(scene, request, booths=possible or booths):
            yield scene.tried(request, booth, place=booth.id)


def _best(scene: Scene, request: Request, *, booths: Sequence[Booth]) -> list[Booth]:
    """Return the booths that come nearest: those that are possible, by their score, then the others."""
    ranked = sorted(booths, key=lambda b: (len(scene.hard(request, b)), -scene.score(request, b), b.id))
    return ranked[:MOST_BOOTHS]


def explain_booth(scene: Scene, booth: Booth) -> Explanation:
    """Return who has a booth, who else wanted it and why they did not get it, or why it is empty."""
    holder = scene.holders.get(booth.id)
    held = " It is held back." if booth.blocked else ""
    here = Label.of(
        en=f"Booth {booth_name(booth)} in {booth.hall}: {booth.area:.1f} m², {open_sides(booth)}.{held}",
        zh=f"展位{booth_name(booth)}（{booth.hall}）：{booth.area:.1f}平方米，开口面{booth.open_sides}个。"
        + ("已保留。" if booth.blocked else ""),
    )
    whole = scene.home(holder) if holder else None
    parts = (*scene.parts(holder, whole), *scene.between(holder)) if holder and whole else ()
    outcome = _holder(scene, holder, booth=booth) if holder else _why_empty(scene, booth)
    return Explanation(
        kind="booth",
        subject=booth.id,
        place=(holder.id,) if holder else (),
        score=parts,
        sentences=(here, *outcome, *_score(parts)),
        tried=tuple(scene.tried(one, booth, place=one.id) for one in _bidders(scene, booth)),
    )


def _holder(scene: Scene, holder: Request, *, booth: Booth) -> Iterator[Label]:
    en, zh = (exhibitor_name(holder.holder, code) for code in ("en", "zh"))
    points, price = holder.holder.points, scene.prices[0].get(booth.id, 0)
    yield Label.of(
        en=f"It is let to {en} with {points} points; it is worth {price} to the next bidder.",
        zh=f"已分配给{zh}（{points}分）；对下一位竞争者价值{price}。",
    )
    booths = scene.stands[holder.id]
    if len(booths) > 1:
        names = booth_names(scene.plan.floor_plan, booths)
        yield Label.of(en=f"It is one stand with {names}.", zh=f"与{names}合为一个展位。")
    if holder.id in scene.turns:
        yield turn_label(scene.turns[holder.id], of=len(scene.turns))


def _bidders(scene: Scene, booth: Booth) -> list[Request]:
    """Return who could have a booth and would like it better than where they are, who gains most first."""
    gains = []
    for one in scene.demand.requests:
        holder = scene.holders.get(booth.id)
        if (holder and holder.id == one.id) or scene.hard(one, booth):
            continue
        home = scene.home(one)
        there, here = scene.score(one, booth), scene.score(one, home) if home else None
        if here is None or there > here:
            gains.append((-(there - here) if here is not None else -(10**9), one.id, one))
    return [one for _, _, one in sorted(gains, key=lambda gain: gain[:2])[:MOST_BIDDERS]]


def _why_empty(scene: Scene, booth: Booth) -> Iterator[Label]:
    """Say of all who asked how many something forbids the booth to, by the first thing, and how many it would suit."""
    counts: Counter[str] = Counter()
    for one in scene.demand.requests:
        hard = scene.hard(one, booth)
        counts[_kind(hard[0]) if hard else "suits"] += 1
    words = {
        "zone": ("belong elsewhere", "属于其他展区"),
        "small": ("ask for more", "申请面积更大"),
        "large": ("ask for much less", "申请面积过小"),
        "held": ("are not those it is held for", "不在保留对象之列"),
        "forbidden": ("do not want such a place", "已排除此类位置"),
        "pays": ("cannot pay it", "超出预算"),
        "other": ("need what it does not grant", "需要该展位不具备的条件"),
        "suits": (
            "could have it and stand no worse where they are, or would get it only by a rule broken",
            "可用但无须调整",
        ),
    }
    known = [(name, counts[name]) for name in words if counts[name]]
    en = ", ".join(f"{count} {words[name][0]}" for name, count in known)
    zh = "，".join(f"{count}家{words[name][1]}" for name, count in known)
    total = len(scene.demand.requests)
    yield Label.of(en=f"Nobody has it. Of {total} who asked: {en}.", zh=f"空置。{total}家申请中：{zh}。")


def _kind(objection: str) -> str:
    for word in ("zone", "small", "large", "held", "forbidden", "pays"):
        if word in objection:
            return word
    return "other"
