"""Lines break where a reader of either script would break them."""

import pytest
from hypothesis import given, strategies as st

from venueplan.draw.lettering.typeset import Para, centred, height_of, least_height, pieces, shortened, stacked, wrapped


def para(text: str, **more: object) -> Para:
    return Para(text=text, cap=3.0, colour="#000000", **more)  # type: ignore[arg-type]


def lines(text: str, width: float) -> list[str]:
    return [line.text for line in wrapped(para(text), cap=3.0, width=width) or ()]


def test_a_name_that_fits_stays_on_one_line() -> None:
    assert lines("互联网 Internet", 100) == ["互联网 Internet"]


def test_a_space_is_the_best_place_to_break() -> None:
    assert lines("参展商 057", 14) == ["参展商", "057"]


def test_chinese_breaks_between_letters_and_fills_lines_evenly() -> None:
    assert lines("女卫生间", 10) == ["女卫", "生间"]


def test_no_line_begins_with_closing_punctuation() -> None:
    assert pieces("乌镇（西）厅") == ("乌", "镇", "（", "西）", "厅")


def test_a_latin_word_is_never_broken() -> None:
    assert lines("Incomprehensibilities", 10) == []


@given(st.text(alphabet="乌镇互联网展厅 AbcdeHall12", min_size=1, max_size=30), st.floats(6, 60))
def test_setting_loses_no_letter(text: str, width: float) -> None:
    found = wrapped(para(text, most=6), cap=3.0, width=width)
    if found:
        assert "".join(line.text for line in found).replace(" ", "") == text.replace(" ", "")
        assert all(line.width <= width + 1e-9 for line in found)


@given(st.lists(st.sampled_from(["乌镇厅", "Wuzhen Hall", "1A07", "gjpqy"]), min_size=1, max_size=4))
def test_stacked_lines_are_as_high_as_they_say(texts: list[str]) -> None:
    found = stacked([para(text) for text in texts], caps=[3.0] * len(texts), width=200)
    assert found is not None
    words = centred(found, x=0, y=0)
    top, bottom = words[0].y + found[0].above, words[-1].y - found[-1].below
    assert top - bottom == pytest.approx(height_of(found))
    assert top == pytest.approx(-bottom)


@given(
    st.lists(
        st.sampled_from(["乌镇厅", "互联网 Internet", "Wuzhen Hall", "1A07", "gjp, – qy", "（西）"]),
        min_size=1,
        max_size=4,
    ),
    st.floats(2, 60),
    st.floats(0.5, 6),
)
def test_no_block_is_lower_than_the_bound(texts: list[str], width: float, cap: float) -> None:
    paras, caps = [para(text) for text in texts], [cap] * len(texts)
    found = stacked(paras, caps=caps, width=width)
    least = least_height(paras, caps=caps, width=width)
    assert found is None or least <= height_of(found)
    assert least > 0


def test_a_long_text_is_cut_with_an_ellipsis() -> None:
    cut = shortened("Sogou / Tsinghua Tiangong Institute", cap=2.0, width=20)
    assert cut.endswith("…")
    assert cut[:5] == "Sogou"


def test_three_wide_letters_leave_none_alone_below_two() -> None:
    assert lines("望江阁", width=8.0) == ["望", "江", "阁"]
    assert lines("望江阁", width=14.0) == ["望江阁"]
    assert lines("迎宾大厅", width=9.0) == ["迎宾", "大厅"]
