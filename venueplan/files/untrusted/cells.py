"""Types of single values in untrusted files; each refuses with words that complete the sentence ``key 'value' …``."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Collection, Mapping
from datetime import date, datetime, time
from typing import Annotated

from pydantic import AfterValidator, BeforeValidator, Field, WithJsonSchema
from pydantic_core import PydanticCustomError

from venueplan.files.untrusted.quoting import shown, suggestion
from venueplan.model import Label

IDENTIFIER = r"^[^\W_][\w.\-]*$"
"""Letters (of any script) and digits, then also ``.``, ``_`` and ``-``."""

LANGUAGE = r"^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$"
"""A BCP 47 language code, for instance ``zh`` or ``zh-Hant``."""

_NUMBER = re.compile(r"[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?", re.ASCII)
_LARGEST = 1e9
_LONGEST = 300
_YES = ("yes", "true", "1", "y", "是")
_NO = ("no", "false", "0", "n", "否")


def fault(reason: str) -> PydanticCustomError:
    """Return an error whose sentence is ``key 'value' reason``."""
    return PydanticCustomError("sentence", "{reason}", {"reason": reason})


def _identifier(value: object) -> str:
    if isinstance(value, int | float) and not isinstance(value, bool):
        raise fault(f'is a number; an id is text, so write "{value}" or better a name')
    if not isinstance(value, str):
        raise fault("is not an id; write text such as r101")
    if not re.fullmatch(IDENTIFIER, value):
        raise fault("is not an id; use letters, digits, '.', '_' and '-', and begin with a letter or a digit")
    if len(value) > 80:
        raise fault("is longer than 80 characters; shorten the id")
    return value


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise fault("is not text; put it in quotes")
    if any(unicodedata.category(character) in {"Cc", "Cs"} for character in value):
        raise fault("holds a line break or a control character; remove it")
    if len(value) > _LONGEST:
        raise fault(f"is longer than {_LONGEST} characters; shorten it")
    return value.strip()


def to_real(value: object) -> float:
    """Return a finite number, also from text such as ``3.5``."""
    return _finite(value, otherwise="is not a number; write for instance 3.5")


def _finite(value: object, *, otherwise: str) -> float:
    if isinstance(value, str) and len(value) < 80 and _NUMBER.fullmatch(value.strip()):
        value = float(value)
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise fault(otherwise)
    if not abs(value) <= _LARGEST:
        raise fault("is not a finite number of sensible size")
    return float(value)


def _range(value: object) -> tuple[float, float]:
    if not isinstance(value, list | tuple) or len(value) != 2:
        raise fault("is not a range; write the least and the greatest, such as [36, 400]")
    least, most = (to_real(end) for end in value)
    if not 0 <= least <= most:
        raise fault("is not a range; the least comes first and is not below 0, the greatest second")
    return least, most


def to_whole(value: object) -> int:
    """Return a whole number, also from text."""
    number = _finite(value, otherwise="is not a whole number; write for instance 6")
    if number != int(number):
        raise fault("is not a whole number")
    return int(number)


def _yes_no(value: object) -> bool:
    if isinstance(value, bool):
        return value
    word = str(value).strip().casefold()
    if word not in (*_YES, *_NO):
        raise fault("is neither yes nor no")
    return word in _YES


def _words(value: object) -> tuple[str, ...]:
    if isinstance(value, str):
        value = value.split(";")
    if not isinstance(value, list | tuple) or not all(isinstance(word, str) for word in value):
        raise fault("is not a list; separate its words by ';'")
    return tuple(_text(word) for word in value if word.strip())


def _label(value: object) -> Label:
    if isinstance(value, Label):
        return value
    if not isinstance(value, Mapping) or not value:
        raise fault("is not a name by language; give one for zh, one for en …")
    for language, text in value.items():
        if not re.fullmatch(LANGUAGE, str(language)):
            raise fault(f"has {shown(str(language))}, which is not a language code such as zh or en")
        if not isinstance(text, str):
            raise fault(f"has a name in {shown(language)} that is not text; put it in quotes")
        if any(unicodedata.category(character) in {"Cc", "Cs"} for character in text):
            raise fault(f"has a line break or a control character in {shown(language)}; remove it")
    return Label.of(**{language: _text(text) for language, text in value.items()})


def _date(value: object) -> date:
    if isinstance(value, str):
        try:
            value = date.fromisoformat(value)
        except ValueError:
            raise fault("is not a date; write for instance 2017-12-03") from None
    if isinstance(value, datetime) or not isinstance(value, date):
        raise fault("is not a date; write for instance 2017-12-03")
    return value


def _time(value: object) -> time:
    if isinstance(value, str):
        try:
            value = time.fromisoformat(value)
        except ValueError:
            raise fault("is not a time of day; write for instance 08:30") from None
    if not isinstance(value, time) or value.tzinfo:
        raise fault("is not a time of day; write for instance 08:30")
    return value


def _moment(value: object) -> datetime:
    if isinstance(value, datetime):
        return value
    try:
        if isinstance(value, str) and "T" in value.upper():
            return datetime.fromisoformat(value)
    except ValueError:
        pass
    raise fault("is not a date and time; write for instance 2017-12-03T10:30")


def one_of(words: Collection[str], *, what: str, same_as: Mapping[str, str] | None = None) -> Callable[[str], str]:
    """Return a validator that admits only the given words and names the closest one otherwise."""

    def check(value: str) -> str:
        if value in words:
            return value
        folded = re.sub(r"[\s_.\-]", "", value.casefold())
        meant = (same_as or {}).get(folded, "")
        if meant in words and meant:
            raise fault(f"is not {what}; did you mean {shown(meant)}?")
        listed = "" if len(words) > 12 else f"; use {', '.join(sorted(words))}"
        raise fault(f"is not {what}{suggestion(value, words) or listed}")

    return check


Identifier = Annotated[str, Field(pattern=IDENTIFIER), BeforeValidator(_identifier)]
Text = Annotated[str, BeforeValidator(_text)]
Real = Annotated[float, BeforeValidator(to_real)]
Positive = Annotated[float, Field(gt=0), BeforeValidator(to_real)]
NotNegative = Annotated[float, Field(ge=0), BeforeValidator(to_real)]
Metres = Annotated[float, Field(ge=0, le=1000), BeforeValidator(to_real)]
Range = Annotated[
    tuple[float, float],
    BeforeValidator(_range),
    WithJsonSchema({"type": "array", "items": {"type": "number", "minimum": 0}, "minItems": 2, "maxItems": 2}),
]
Whole = Annotated[int, BeforeValidator(to_whole)]
Count = Annotated[int, Field(ge=0), BeforeValidator(to_whole)]
PositiveCount = Annotated[int, Field(gt=0), BeforeValidator(to_whole)]
YesNo = Annotated[
    bool,
    BeforeValidator(_yes_no),
    WithJsonSchema({"enum": [True, False, 0, 1, "yes", "no", "true", "false"]}),
]
Words = Annotated[
    tuple[str, ...],
    BeforeValidator(_words),
    WithJsonSchema({"anyOf": [{"type": "string"}, {"type": "array", "items": {"type": "string"}}]}),
]
Identifiers = Annotated[Words, AfterValidator(lambda words: tuple(_identifier(word) for word in words))]
Names = Annotated[
    Label,
    BeforeValidator(_label),
    WithJsonSchema({"type": "object", "patternProperties": {LANGUAGE: {"type": "string"}}, "minProperties": 1}),
]
Day = Annotated[date, BeforeValidator(_date)]
TimeOfDay = Annotated[time, BeforeValidator(_time), WithJsonSchema({"type": "string"})]
Moment = Annotated[datetime, BeforeValidator(_moment), WithJsonSchema({"type": "string"})]
Evidence = Annotated[
    str,
    BeforeValidator(_text),
    AfterValidator(one_of(("attested", "assumed"), what="a kind of evidence")),
    Field(json_schema_extra={"enum": ["attested", "assumed"]}),
]
