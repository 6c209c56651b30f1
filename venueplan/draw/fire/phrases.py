"""What the sheets for the fire authority say besides names, as data."""

from __future__ import annotations

from venueplan.model import Label

_PHRASES = {
    "set": ("展会消防报审图册", "Fire authority submission"),
    "draft": ("草案", "DRAFT"),
    "approved": ("已批准", "APPROVED"),
    "disclaimer": (
        "本图册由软件预检生成，仅供审查；是否符合要求由主管部门认定。",
        "Software pre-checks; the authority decides.",
    ),
    "before-sale": ("批准前不得售卖展位。", "Do not sell stands before approval."),
    "event": ("展会", "Event"),
    "venue": ("场馆", "Venue"),
    "days": ("日期", "Dates"),
    "scale": ("比例", "Scale"),
    "no-scale": ("不按比例", "none"),
    "revision": ("版次", "Rev."),
    "issued": ("出图日期", "Issued"),
    "drawn-by": ("制图", "Drawn by"),
    "approved-by": ("批准", "Approved by"),
    "status": ("状态", "Status"),
    "sheet": ("图号", "Sheet"),
    "content": ("内容", "Content"),
    "paper": ("图幅", "Paper"),
    "contents": ("图纸目录", "Sheets"),
    "rules": ("规则", "Rules"),
    "site": ("总平面示意", "Site"),
    "halls": ("各展厅概况与规则限值", "Halls and limits at a glance"),
    "plan": ("{zh} · 消防平面图", "{en} · Fire plan"),
    "distances": ("{zh} · 疏散步行距离", "{en} · Travel distances"),
    "exits": ("{zh} · 安全出口、疏散人数与检查结果", "{en} · Exits, loads and findings"),
    "marked": ("{zh} · 检查结果位置", "{en} · Findings on the plan"),
    "findings": ("检查结果与条文", "Findings and clauses"),
    "by-number": ("展商名录（按展位号）", "Exhibitors by stand number"),
    "by-name": ("展商名录（按名称）", "Exhibitors by name"),
    "no-findings": ("未发现不符合项。", "Nothing was found."),
    "no-booths": ("尚无展位。", "There are no stands yet."),
    "hall": ("展厅", "Hall"),
    "gross": ("面积 m²", "Gross m²"),
    "net": ("展位 m²", "Stands m²"),
    "share": ("净占比", "Net share"),
    "persons": ("人数", "Persons"),
    "basis": ("依据", "Basis"),
    "exit-count": ("出口数", "Exits"),
    "width-total": ("计入净宽 m", "Width m"),
    "width-needed": ("需要宽度 m", "Needed m"),
    "longest": ("最远步行 m", "Longest walk m"),
    "clearing": ("清空时间（水力模型） min:s", "Clears in (hydraulic model) min:s"),
    "errors": ("不符合", "Errors"),
    "verdict": ("结论", "Verdict"),
    "exit": ("出口", "Exit"),
    "name": ("名称", "Name"),
    "width": ("净宽 m", "Width m"),
    "capacity": ("通行能力", "Capacity"),
    "catchment": ("分担人数", "Catchment"),
    "load": ("负荷率", "Load"),
    "total": ("合计", "Total"),
    "needs": ("计入 {n} m，需要 {m} m", "{n} m count, {m} m needed"),
    "enough": ("满足", "OK"),
    "short": ("超出 {n} 人", "{n} over"),
    "fails": ("不满足", "Not kept"),
    "not-asked": ("无此要求", "No limit"),
    "not-measured": ("未测量", "Not measured"),
    "within": ("≤ {m} m", "≤ {m} m"),
    "published": ("公布容量", "published"),
    "scheduled": ("日程人数", "scheduled"),
    "area": ("面积密度", "by area"),
    "item": ("序号", "No."),
    "severity": ("级别", "Level"),
    "error": ("不符合", "Error"),
    "warning": ("警告", "Warning"),
    "note": ("提示", "Note"),
    "rule": ("规则与说明", "Rule and what was found"),
    "place": ("位置", "Place"),
    "measured": ("实测", "Measured"),
    "limit": ("限值", "Limit"),
    "clause": ("条文 · 版本 · 可信度", "Clause · edition · confidence"),
    "number": ("展位号", "Stand"),
    "exhibitor": ("参展商", "Exhibitor"),
    "square-metres": ("m²", "m²"),
    "grid": ("网格", "Grid"),
    "free": ("未售", "free"),
    "legend": ("图例", "Legend"),
    "key-exit": ("安全出口，净宽 m", "Exit, clear width m"),
    "key-door": ("其他门，净宽 m", "Other door, width m"),
    "key-aisle": ("通道净宽 m", "Clear aisle width m"),
    "key-clear": ("须保持畅通的区域", "Floor that stays clear"),
    "key-stand": ("展位及展位号", "Stand and its number"),
    "key-fire": ("消防设施", "Fire point"),
    "key-column": ("立柱、固定设施", "Column, fixture"),
    "key-stage": ("舞台区", "Stage area"),
    "key-longest": ("最远疏散路径", "Longest way to an exit"),
    "key-farthest": ("最远点", "Farthest point"),
    "key-limit": ("限值 {m} m", "Limit {m} m"),
    "key-no-way": ("无法到达出口", "No way to an exit"),
    "key-split": ("分担区界线", "Where people part"),
    "to-exit": ("至最近出口步行 m", "Walk to nearest exit, m"),
    "facts": ("数据", "Figures"),
    "area-gross": ("展厅面积", "Hall"),
    "area-net": ("展位面积", "Stands"),
    "exit-widths": ("出口总净宽", "Exit width in all"),
    "longest-walk": ("最远步行距离", "Longest walk"),
    "limits": ("规则限值", "Limits"),
    "source": ("出处", "Source"),
    "clause-edition": ("条文 · 版本", "Clause · edition"),
    "measured-by": ("量法", "Basis · way"),
    "confidence": ("可信度", "Conf."),
    "key-fault": ("有检查结果的宽度", "Width with a finding"),
    "stands-hide": ("展位以外的地面才可通行。", "People walk on the floor outside the stands only."),
    "step": ("等距线间隔 {m} m", "Contours every {m} m"),
    "aisles-shown": ("已标注通道宽度", "Aisle widths dimensioned"),
    "narrowest": ("最窄通道 m", "Narrowest aisle m"),
    "limit-path": ("步行距离限值 m", "Path limit m"),
    "stands": ("展位数", "Stands"),
    "fixed-lines": (
        "墙线 1.6 mm，隔断 0.6 mm（ISO 23601）；图形符号非注册安全标志。",
        "Walls 1.6 mm, partitions 0.6 mm (ISO 23601). Pictograms are not registered safety signs.",
    ),
    "scale-small": (
        "展厅过大，一张图放不下 1:250（ISO 23601 下限）。",
        "The hall is too large for 1:250 on one sheet, the least that ISO 23601 allows.",
    ),
    "how-measured": (
        "沿通道绕行展位测得的精确步行距离。",
        "Exact walking distance round the stands.",
    ),
    "how-shared": (
        "人数按展厅面积均布，各至步行最近的出口；规范限值按出口总净宽考核。",
        "Persons stand evenly on the floor and walk to the nearest exit; the rule is about the width of all exits.",
    ),
    "map-findings": ("检查结果与通道宽度", "Findings and aisle widths"),
    "map-distances": ("至最近出口的步行距离 m", "Walk to the nearest exit, m"),
    "map-catchments": ("各出口分担区与人数", "Catchments of the exits with persons"),
    "stamp": ("审批意见与盖章", "Remarks and stamp of the authority"),
    "exit-count-short": ("{n} 个出口", "{n} exits"),
    "packs": ("各规则对照", "Rule packs side by side"),
    "pack": ("规则", "Rule pack"),
    "governs": ("执行规则", "governs"),
    "beside": ("对照", "beside it"),
    "density": ("人员密度", "Density"),
    "on-gross": ("按总面积", "of gross"),
    "on-net": ("按净面积", "of net"),
    "on-exhibition": ("按展览面积", "of exhibition area"),
    "exits-against": ("出口：现有 / 要求", "Exits: there / asked"),
    "width-against": ("净宽 m：现有 / 要求", "Width m: there / asked"),
    "ways-against": ("最远 m：实测 / 限值", "Longest way m: measured / most"),
    "way-straight": ("直线", "straight"),
    "way-path": ("步行", "path"),
    "outside": ("展厅以外", "Outside the halls"),
}


def phrase(key: str, **values: object) -> Label:
    """Return a phrase of the sheets in Chinese and English.

    Examples
    --------
    >>> str(phrase("short", n=12))
    '超出 12 人 12 over'
    """
    zh, en = (template.format(**values) if values else template for template in _PHRASES[key])
    return Label.of(zh=zh, en=en)


def of_hall(key: str, name: Label) -> Label:
    """Return a phrase about a hall, with the hall's name in each language.

    Examples
    --------
    >>> str(of_hall("plan", Label.of(zh="1号馆", en="Hall 1")))
    '1号馆 · 消防平面图 Hall 1 · Fire plan'
    """
    zh, en = name["zh"] or str(name), name["en"] or str(name)
    return phrase(key, zh=zh, en=en)


_LIMITS = {
    "aisle-width": "通道净宽",
    "main-aisle": "主通道净宽",
    "exit-clear": "出口前净空",
    "wall-distance": "展位距墙",
    "hydrant-clear": "消防设施净空",
    "shutter-clear": "防火卷帘净空",
    "exhibition-density": "展厅人员密度",
    "standing-density": "站立密度上限",
    "exit-width-per-100": "百人疏散净宽",
    "exit-count": "出口数量",
    "one-exit-area": "可设一个出口的面积",
    "exit-separation": "出口间距",
    "exit-min-width": "出口最小净宽",
    "exit-width": "疏散总宽度",
    "exit-loss": "失去一个出口后的宽度",
    "exit-main": "主入口分担",
    "travel-straight": "疏散直线距离",
    "travel-path": "疏散步行距离",
    "common-path": "共同路径",
    "dead-end": "袋形走道",
    "accessible": "无障碍净宽",
    "aisle-seat": "走道旁轮椅席位",
    "banner-height": "吊挂高度",
    "booth-to-aisle": "展位内至通道距离",
    "column-cladding": "包柱高度",
    "companion-seats": "陪同席位",
    "compartment-area": "防火分区面积",
    "corner-clearance": "转角净距",
    "corridor-min-width": "走道最小净宽",
    "covered-area": "有顶展位面积",
    "crowd-manager-persons": "人流管理员配置",
    "deck-": "双层展位",
    "exhibit-depth": "展品进深",
    "exhibition-area-density": "展览区人员密度",
    "exit-angle": "出口夹角",
    "exit-discount": "折减出口数",
    "exit-loss-share": "失去一个出口后的宽度",
    "exit-main-share": "主入口分担",
    "exit-threshold-clear": "门口平整范围",
    "exit-width-module": "净宽模数",
    "exit-width-step": "净宽分级",
    "fire-equipment-clear": "消防器材净空",
    "fire-strip": "防火隔离带",
    "fixed-seat-factor": "固定座位人数系数",
    "live-load": "楼面活荷载",
    "load-": "人员密度",
    "outdoor-density": "室外人员密度",
    "outdoor-passage-width": "室外通道净宽",
    "panic-hardware-persons": "推杠装置配置",
    "passing": "轮椅会让空间",
    "row-": "排座",
    "rows-most": "连续排数",
    "seating-aisle": "座席走道净宽",
    "spectator-to-gangway": "座位至走道距离",
    "sprinkler-clear": "喷头净空",
    "stair-width-per-100": "百人楼梯净宽",
    "ticket-lane": "检票口净宽",
    "trade-show-area": "展会面积",
    "travel-corridor": "走道内疏散距离",
    "turn": "轮椅回转",
    "wheelchair-space": "轮椅席位",
}


def limit_name(name: str) -> Label:
    """Return what a limit is called; in English by its own name in words.

    Examples
    --------
    >>> str(limit_name("exit-width-per-100-floor-3"))
    '百人疏散净宽 Exit width per 100 floor 3'
    """
    stem = next((known for known in sorted(_LIMITS, key=len, reverse=True) if name.startswith(known)), "")
    words = name.replace("-", " ")
    return Label.of(zh=_LIMITS.get(stem, ""), en=words[:1].upper() + words[1:])
