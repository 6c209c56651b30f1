"""Requests: one per stand."""

from collections.abc import Callable
from typing import Any

import pytest

from venueplan.allocate.stands.requests import requests_of, rival_requests
from venueplan.errors import InputError

Make = Callable[..., Any]


def test_who_shares_asks_for_no_stand(make_fair: Make, make_exhibitor: Make) -> None:
    asked = [
        make_exhibitor("friend", shares_with="host", pins=("kind:corner",), open_sides=3),
        make_exhibitor("host", pins=("hall:H1",)),
        make_exhibitor("friend-of-friend", shares_with="friend"),
    ]
    (request,) = requests_of(make_fair(asked, []).event)
    assert [exhibitor.id for exhibitor in request.exhibitors] == ["host", "friend", "friend-of-friend"]
    assert request.pins == ("hall:H1", "kind:corner")
    assert request.open_sides == 3


def test_rivals_count_for_the_whole_stand_and_once(make_fair: Make, make_exhibitor: Make) -> None:
    asked = [
        make_exhibitor("a", rivals=("b", "guest")),
        make_exhibitor("b", rivals=("a",)),
        make_exhibitor("c"),
        make_exhibitor("guest", shares_with="c", rivals=("c",)),
    ]
    requests = requests_of(make_fair(asked, []).event)
    assert rival_requests(requests) == (("a", "b"), ("a", "c"))


def test_sharing_in_a_circle_is_an_error_that_names_it(make_fair: Make, make_exhibitor: Make) -> None:
    circle = [make_exhibitor("a", shares_with="b"), make_exhibitor("b", shares_with="a")]
    with pytest.raises(InputError, match="a, b share each other's stands"):
        requests_of(make_fair(circle, []).event)


def test_sharing_with_nobody_is_an_error(make_fair: Make, make_exhibitor: Make) -> None:
    with pytest.raises(InputError, match="'a' shares the stand of 'ghost'"):
        requests_of(make_fair([make_exhibitor("a", shares_with="ghost")], []).event)
