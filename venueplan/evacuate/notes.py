"""What the numbers rest on and what they leave out, in the words of the user."""

from __future__ import annotations

from venueplan.evacuate.standards import FlowStandard
from venueplan.model import Label

LEFT_OUT = Label.of(
    en=(
        "Movement only: no alarm and pre-movement time, no smoke, no falls; everybody can walk and takes the nearest "
        "way out. Software pre-checks; the authority decides."
    ),
    zh="仅计算行走与排队：不含报警及疏散准备时间、烟气和跌倒；假定人人能行走并走最近的出口。软件仅作预审，以主管部门意见为准。",
)
"""Said with every result of the hydraulic model and of the bound."""

STAIRS = Label.of(
    en=(
        "Lifts and escalators are not used. The widths of stairs and ramps are derived from their outlines: the short "
        "side, or half of it where the steps turn on themselves."
    ),
    zh="不使用电梯和自动扶梯。楼梯和坡道净宽按其轮廓推算：取短边；梯段折返时取短边的一半。",
)
"""Said of every building with stairs."""


def constants(standard: FlowStandard) -> Label:
    """Return the sentence that names the constants used."""
    speed, flow, edge = standard["walking-speed"], standard["door-flow"], standard["door-boundary"]
    return Label.of(
        en=(
            f"{standard.limits.title}: {speed:g} m/s on free floor, less in a crowd; {flow:g} persons/s per metre of "
            f"door less {edge * 1000:g} mm on either side."
        ),
        zh=(
            f"{standard.limits.title}：空旷处{speed:g}米/秒，拥挤时减慢；"
            f"门每米净宽{flow:g}人/秒，两侧各扣除{edge * 1000:g}毫米。"
        ),
    )


def no_way_out(subject: str, *, area: float) -> Label:
    """Return the sentence that some floor leads to no exit, so that nobody is counted as standing there."""
    return Label.of(
        en=f"{area:.1f} m² of {subject} have no way to an exit; the people are taken to stand on the rest.",
        zh=f"{subject}内有{area:.1f}平方米地面无法到达安全出口；计算时假定人员位于其余地面。",
    )


def nobody_leaves(subject: str) -> Label:
    """Return the sentence that nobody can leave."""
    return Label.of(en=f"No way leads out of {subject}: nobody can leave.", zh=f"{subject}没有疏散通路，人员无法离开。")


def narrow_place(subject: str, *, seconds: float) -> Label:
    """Return the sentence that the floor chokes before the doors do."""
    return Label.of(
        en=f"A narrow place of the floor of {subject} needs {seconds:.0f} s, longer than its doors: it governs.",
        zh=f"{subject}内的狭窄部位通过需{seconds:.0f}秒，比出口更久，起控制作用。",
    )


def too_narrow(gate: str, *, width: float) -> Label:
    """Return the sentence that a door is too narrow to count."""
    return Label.of(
        en=f"Exit {gate} is {width:.2f} m wide: too narrow for anybody by these constants.",
        zh=f"安全出口{gate}净宽{width:.2f}米，按本标准不计入。",
    )


def not_counted(room: str, *, persons: int) -> Label:
    """Return the sentence that the people of a room have no way out and are not in the count."""
    return Label.of(
        en=f"{room} has no way out of the building by doors and stairs: its {persons} persons are not counted.",
        zh=f"{room}没有通往室外的门和楼梯通路，其{persons}人未计入。",
    )
