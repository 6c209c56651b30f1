"""The order of the index is that of the readings, word by word."""

from hypothesis import given, strategies as st
from pypinyin import Style, lazy_pinyin

from venueplan.draw.layers.page.index import sort_key
from venueplan.model import Label


@given(st.text(alphabet="重庆银行长安乐山朝阳区了不起ABc 12–", min_size=1, max_size=14))
def test_words_that_are_remembered_are_read_as_in_the_whole_name(text: str) -> None:
    """Many letters are read one way in 重庆 and another in 重要, so that a name cannot be read letter by letter."""
    whole = lazy_pinyin(text, style=Style.TONE3, neutral_tone_with_five=True)
    assert sort_key(Label.of(zh=text), ["zh"]) == (tuple(part.casefold() for part in whole), text)


def test_a_letter_is_read_as_its_word_asks() -> None:
    assert sort_key(Label.of(zh="重庆"), ["zh"])[0] == ("chong2", "qing4")
    assert sort_key(Label.of(zh="重要"), ["zh"])[0] == ("zhong4", "yao4")
