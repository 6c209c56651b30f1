"""How fast people move on floors, stairs, ramps, escalators and in lifts."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Pace:
    """Speeds and waits of a visitor who is not in a hurry.

    Attributes
    ----------
    walking
        On level floors and ramps, metres per minute.
    stairs_up, stairs_down
        Share of the walking speed along the slope of stairs: 0.8 and 1.0 m/s against 1.2 m/s in corridors (IMO
        MSC.1/Circ.1533, annex 2).
    stairs_run, ramp_run
        Least horizontal way per metre of rise: steps of 150 × 300 mm; ramps of 1:12 (GB 50763).
    escalator
        Speed of a standing person along the slope of 30°, metres per minute (0.5 m/s, EN 115-1).
    lift_wait
        Minutes of waiting at each lift, boarding included (assumed).
    lift_speed
        Metres of height per minute (1.0 m/s, assumed).
    storey
        Height of a storey when two levels state the same elevation, metres (assumed).
    """

    walking: float = 70.0
    stairs_up: float = 0.8 / 1.2
    stairs_down: float = 1.0 / 1.2
    stairs_run: float = 2.0
    ramp_run: float = 12.0
    escalator: float = 30.0
    lift_wait: float = 0.75
    lift_speed: float = 60.0
    storey: float = 4.5

    def between(self, kind: str, *, rise: float, run: float) -> tuple[float, float]:
        """Return metres walked and minutes taken from one end of a shaft to the other.

        Parameters
        ----------
        kind
            ``stairs``, ``ramp``, ``escalator`` or ``elevator``.
        rise
            Height gained, metres; negative when going down.
        run
            Distance of both ends on plan, metres. Stairs and ramps that are drawn shorter than they must be are taken
            to turn on themselves.

        Examples
        --------
        >>> metres, minutes = Pace().between("stairs", rise=4.0, run=0.0)
        >>> round(metres, 3), round(minutes, 3)
        (8.944, 0.192)
        >>> Pace().between("elevator", rise=-6.0, run=0.0)
        (0.0, 0.85)
        """
        height = abs(rise)
        if kind == "elevator":
            return 0.0, max(self.lift_wait + height / self.lift_speed, run / self.walking)
        if kind == "escalator":
            return 0.0, max(2 * height, float((run**2 + height**2) ** 0.5)) / self.escalator
        if kind == "ramp":
            slope = float((max(run, self.ramp_run * height) ** 2 + height**2) ** 0.5)
            return slope, slope / self.walking
        slope = float((max(run, self.stairs_run * height) ** 2 + height**2) ** 0.5)
        share = self.stairs_up if rise > 0 else self.stairs_down
        return slope, slope / (self.walking * share)
