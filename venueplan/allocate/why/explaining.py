"""Explanations by name: an exhibitor, a booth or a forum."""

from __future__ import annotations

from venueplan.allocate.why.programme import explain_forum
from venueplan.allocate.why.scene import Scene
from venueplan.allocate.why.stands import explain_booth, explain_exhibitor
from venueplan.errors import InputError, UnknownNameError
from venueplan.model import Explanation, Plan


def explain(plan: Plan, name: str) -> Explanation:
    """Return why somebody is where it is, and why not elsewhere.

    Prices of booths are those of the best allocation that the rules allow, computed anew, so that every plan can be
    explained, however it was made.

    Parameters
    ----------
    name
        Id of an exhibitor, id or number of a booth, or id of a forum.

    Raises
    ------
    InputError
        If there is nothing of that name, or booths are asked about before there are any.
    """
    event, booths = plan.event, plan.floor_plan.booths if plan.floor_plan else ()
    exhibitor = next((one for one in event.exhibitors if one.id == name), None)
    if exhibitor is not None:
        if plan.floor_plan is None:
            raise InputError("this plan has no booths yet; arrange them first")
        return explain_exhibitor(Scene(plan=plan), exhibitor)
    booth = next((one for one in booths if one.id == name), None)
    booth = booth or next((one for one in booths if one.number == name), None)
    if booth is not None:
        return explain_booth(Scene(plan=plan), booth)
    forum = next((one for one in event.forums if one.id == name), None)
    if forum is not None:
        return explain_forum(plan, forum)
    known = [*(one.id for one in event.exhibitors), *(one.id for one in booths), *(one.id for one in event.forums)]
    raise UnknownNameError("exhibitor, booth or forum", name, known=known)
