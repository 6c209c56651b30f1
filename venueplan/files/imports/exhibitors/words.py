"""What the columns of exhibitor lists are called, and the words in their cells."""

from __future__ import annotations

import re
from collections.abc import Mapping
from unicodedata import normalize

NAMES: Mapping[str, str] = {
    "name": "展商名称|参展商名称|参展商|展商|公司名称|公司|企业名称|企业|单位名称|参展单位|名称|company|company name|"
    "exhibitor|exhibitors|exhibitor name|exhibiting company|firm|firma|aussteller|name|organisation|organization|"
    "account|account name|exposant|société|societe|raison sociale|expositor|empresa|espositore|azienda|客户名称",
    "area": "面积|展位面积|参展面积|展台面积|净面积|预订面积|area|booth area|stand area|net area|booked area|space|sqm|"
    "sq m|m2|qm|sq ft|sqft|ft2|square feet|square metres|square meters|fläche|standfläche|flache|superficie|surface",
    "size": "规格|尺寸|展位规格|展位尺寸|dimensions|dimension|size|booth size|stand size|abmessungen|maße|standgröße",
    "booth": "展位号|展位|展台号|展台|展位编号|摊位号|摊位|booth|booths|booth no|booth nos|booth number|booth numbers|"
    "booth #|stand|stands|stand no|stand number|stand #|standnummer|standnr|stand nr|emplacement|n° stand|place",
    "hall": "展馆|馆号|展厅|馆|hall|hall no|hall number|halle|hallennummer|pavillon|padiglione|pabellón",
    "zone": "展区|主题展区|主题|分区|区域|板块|zone|sector|theme|section|bereich|themenbereich|exhibition area",
    "open_sides": "开口|开面|开口数|开口面|open sides|sides open|no of open sides|offene seiten",
    "type": "展位类型|展位类别|展台类型|booth type|stand type|type of stand|typ|standtyp|standart|type",
    "count": "展位数|展位数量|标摊数|标准展位数|摊位数|no of booths|number of booths|booth count|qty|anzahl stände",
    "points": "积分|优先积分|points|priority points|priority|punkte",
    "power_kw": "用电|用电量|电力|功率|power|power kw|electricity|kw|strom|stromanschluss",
    "water": "用水|给水|水|water|wasser|wasseranschluss",
    "drain": "排水|drain|drainage|abwasser|waste water",
    "data": "网络|宽带|上网|internet|network|data|wifi|lan|netzwerk",
    "pavilion": "展团|团体|代表团|国家馆|联合展台|pavilion|group|group stand|delegation|gemeinschaftsstand",
    "shares_with": "主展商|合展单位|共用展位|shares with|main exhibitor|co exhibitor of|co-exhibitor of|host exhibitor|"
    "parent exhibitor|hauptaussteller",
    "rivals": "竞争对手|竞争公司|rivals|competitors|competitor|keep away from|wettbewerber",
    "tags": "行业|类别|产品类别|行业类别|标签|category|categories|product category|industry|branche|tags|keywords",
    "last_year": "去年展位|上届展位|上届展位号|last year|last year booth|previous booth|vorjahr|vorjahresstand",
    "contracted": "签约日期|合同日期|签约时间|contract date|date of contract|contracted|signed|signed on|vertragsdatum",
    "budget": "预算|budget",
    "id": "id|exhibitor id|展商编号|客户编号|company id|account id|aussteller id|ausstellernummer|customer no|code",
}
"""Headings by what their column says, ``|`` between them; it is called as in ``exhibitors.csv`` where that has it."""

LANGUAGES: Mapping[str, str] = {
    "zh": r"中文|\bchinese\b|\b(?:cn|zh|chn)$",
    "en": r"英文|\benglish\b|\b(?:en|eng)$",
    "de": r"\b(?:german|deutsch)\b|\bde$",
    "fr": r"\b(?:french|français)\b|\bfr$",
    "es": r"\b(?:spanish|español)\b|\bes$",
    "ja": r"日文|\bjapanese\b|\b(?:ja|jp)$",
    "ko": r"韩文|\bkorean\b|\b(?:ko|kr)$",
}
"""What the head of a column says of the language of its names."""

SIDES: Mapping[str, int] = {
    "island": 4,
    "insel": 4,
    "岛": 4,
    "peninsula": 3,
    "kopf": 3,
    "end cap": 3,
    "半岛": 3,
    "corner": 2,
    "eck": 2,
    "角": 2,
    "inline": 1,
    "linear": 1,
    "reihe": 1,
    "row": 1,
}
"""Open sides by a word in the type of a stand; a longer word comes first."""

YES = frozenset({"yes", "y", "true", "1", "x", "ja", "oui", "si", "sí", "是", "有", "需要", "√", "✓", "✔", "需"})
NO = frozenset({"no", "n", "false", "0", "-", "nein", "non", "否", "无", "不需要", "none", "n/a"})

TOTALS = frozenset(
    {"total", "totals", "sum", "subtotal", "grand total", "summe", "gesamt", "合计", "总计", "小计", "共计", "totale"}
)
"""A row whose name is one of these sums up others."""

_FIELD_OF = {text: what for what, names in NAMES.items() for text in names.split("|")}
_SQUARE_FEET = re.compile(r"sq\.? ?f|ft2|square f|\bsf\b|平方英尺|平方尺")
_FEET = re.compile(r"\bft\b|feet|foot|英尺")
_OTHER = re.compile(r"[_\-.:：*()（）\[\]/\\|]+")


def plain(text: str) -> str:
    """Return a heading as it is compared: one case, one width, without punctuation.

    Examples
    --------
    >>> plain("Booth_No."), plain("面积（㎡）")
    ('booth no', '面积 m2')
    """
    return " ".join(_OTHER.sub(" ", normalize("NFKC", text).casefold()).split())


def meaning_of(heading: str) -> tuple[str, str, int]:
    """Return what a column says by its heading, the language of its names, and how sure that is, from 0 to 3.

    Examples
    --------
    >>> meaning_of("展商名称 Exhibitor"), meaning_of("Company name (English)"), meaning_of("面积（㎡）")
    (('name', '', 2), ('name', 'en', 3), ('area', '', 2))
    >>> meaning_of("Contact person"), meaning_of("Nombre de la empresa")
    (('', '', 0), ('', '', 0))
    """
    text = plain(heading)
    if text in _FIELD_OF:
        return _FIELD_OF[text], "", 3
    language, rest = _language_of(text)
    what, sure = _said(rest)
    if language and not rest.replace("名", "").strip():
        what, sure = "name", 2
    return what, language if what == "name" else "", sure


def _language_of(text: str) -> tuple[str, str]:
    """Return the language that a heading names, and the rest of it."""
    for code, pattern in LANGUAGES.items():
        if re.search(pattern, text):
            return code, " ".join(re.sub(pattern, " ", text).split())
    return "", text


def _said(text: str) -> tuple[str, int]:
    """Return what a heading begins or ends with, and how sure that is; at most two words may be left over."""
    if text in _FIELD_OF:
        return _FIELD_OF[text], 3
    words = text.split()
    for size in range(len(words) - 1, max(0, len(words) - 3), -1):
        for said in (" ".join(words[:size]), " ".join(words[-size:])):
            if said in _FIELD_OF:
                return _FIELD_OF[said], 2 if size == len(words) - 1 else 1
    return "", 0


def is_in_square_feet(heading: str) -> bool:
    """Tell whether a heading says square feet."""
    return _SQUARE_FEET.search(normalize("NFKC", heading).casefold()) is not None


def is_in_feet(heading: str) -> bool:
    """Tell whether a heading says feet."""
    return _FEET.search(normalize("NFKC", heading).casefold()) is not None
