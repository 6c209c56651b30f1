"""A second opinion: people as discs in JuPedSim's collision-free speed model, with a timer at each door.

JuPedSim (LGPL-3.0-or-later) is an optional extra and is loaded only when a simulation begins. Settings: Tordeux,
Chraibi and Seyfried, Collision-free speed model for pedestrian dynamics, 2016, with radius 0.15 m and time gap 1.0 s:
the default radius of 0.20 m clogs for ever at doors of 0.9 m and less. Without a timer 1.6 to 2.0 persons/s pass a
metre of door, more than any standard allows; the timer holds people just before a door to the standard's rate.
"""

from venueplan.evacuate.simulation.people import LEFT_OUT, Observer, People, Settings, Simulated, stand_about
from venueplan.evacuate.simulation.run import simulate
from venueplan.evacuate.simulation.world import has_simulation

__all__ = [
    "LEFT_OUT",
    "Observer",
    "People",
    "Settings",
    "Simulated",
    "has_simulation",
    "simulate",
    "stand_about",
]
