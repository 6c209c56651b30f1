"""Words of the Indoor Mapping Data Format 1.0 (OGC 20-094, Categories), and the few that venueplan adds."""

from __future__ import annotations

from types import MappingProxyType


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_RESTROOM = """
restroom restroom.family restroom.female restroom.female.wheelchair restroom.male restroom.male.wheelchair
restroom.transgender restroom.transgender.wheelchair restroom.unisex restroom.unisex.wheelchair restroom.wheelchair
"""

_PARKING = """
parking parking.bicycle parking.compact parking.ev parking.longterm parking.motorcycle parking.shortterm
parking.waitingarea
"""

VENUE = _words("""
airport airport.intl aquarium businesscampus casino communitycenter conventioncenter governmentfacility
healthcarefacility hotel museum parkingfacility resort retailstore shoppingcenter stadium stripmall theater themepark
trainstation transitstation university
""")

BUILDING = _words("parking transit transit.bus transit.train unspecified")

UNIT = _words(f"""
auditorium brick classroom column concrete conferenceroom drywall elevator escalator fieldofplay firstaid fitnessroom
foodservice footbridge glass huddleroom kitchen laboratory library lobby lounge mailroom mothersroom movietheater
movingwalkway nonpublic office opentobelow parking phoneroom platform privatelounge ramp recreation {_RESTROOM} road
room serverroom shower smokingarea stairs steps storage structure terrace theater unenclosedarea unspecified vegetation
waitingroom walkway walkway.island wood
""")

OPENING = _words(
    "automobile bicycle emergencyexit pedestrian pedestrian.principal pedestrian.transit service",
)

FIXTURE = _words("""
baggagecarousel boardinggate.desk checkin.desk checkin.kiosk desk equipment furniture immigration.desk inspection.desk
obstruction securityequipment stage vegetation wall column water
""")
"""IMDF fixtures, and ``column`` and ``water``, for which IMDF has no word."""

AMENITY = _words(f"""
amphitheater animalreliefarea arrivalgate atm babychanging baggagecarousel baggagecarousel.intl baggagecarts
baggageclaim baggageclaim.oversize baggagerecheck baggagestorage boardinggate boardinggate.aircraft boardinggate.bus
boardinggate.ferry boardinggate.train bus bus.muni bus.national businesscenter cabin caregiver carrental cashier
changemachine checkin checkin.desk checkin.desk.oversizebaggage checkin.desk.transfer checkin.selfservice childplayarea
coinlocker copymachine defibrillator drinkingfountain eatingdrinking elevator emergencyshelter entry escalator exhibit
faregate faregate.oversized fieldofplay fieldofplay.americanfootball fieldofplay.baseball fieldofplay.basketball
fieldofplay.fieldhockey fieldofplay.icehockey fieldofplay.rugby fieldofplay.soccer fieldofplay.softball
fieldofplay.tennis fieldofplay.trackfield fieldofplay.volleyball firealarmpullstation fireextinguisher firstaid
fittingroom foodservice gatearea groundtransportation guestservices handsanitizerstation healthscreening hoteling
immigration information information.bid information.carrental information.hotel information.mufid
information.mufid.arrivals information.mufid.departures information.transit landmark library limo lostandfound mailbox
meditation meetingpoint mobilityrescue mothersroom movingwalkway paidarea parkandride {_PARKING} payphone
pedestriancrossing peoplemover phone phone.emergency photobooth platform police powerchargingstation prayerroom
prayerroom.buddhism prayerroom.christianity prayerroom.hinduism prayerroom.islam prayerroom.islam.female
prayerroom.islam.male prayerroom.judaism prayerroom.shintoism prayerroom.sikh prayerroom.taoic privatelounge
productreturn rail.muni rail.national ramp reception.desk recreation {_RESTROOM} rideshare seat seating security
security.checkpoint security.inspection service shower shuttle sleepbox smokingarea stairs storage strollerrental
studentadmissions studentservices swimmingpool swimmingpool.children swimmingpool.family taxi ticketing
ticketing.airline ticketing.bus ticketing.bus.muni ticketing.bus.national ticketing.rail ticketing.rail.muni
ticketing.rail.national ticketing.shuttle traintrack transit unspecified valet vendingmachine vendingmachine.trainticket
wheelchairassist wifi yoga
""")

SECTION = _words(f"""
arcade baggageclaim baggageclaim.intl carrental carrental.dropoff checkin concessions cubicle dutyfree eatingdrinking
entertainmentarea entertainmentarea.game entertainmentarea.music entertainmentarea.performance entertainmentarea.sport
exhibit exhibition gambling gambling.baccarat gambling.bingo gambling.blackjack gambling.craps gambling.keno
gambling.mahjong gambling.medalgame gambling.minibaccarat gambling.offtrackbetting gambling.pachinko gambling.paigow
gambling.poker gambling.poker.letitride gambling.poker.paigow gambling.poker.threecard gambling.poker.video
gambling.roulette gambling.rummy gambling.sicbo gambling.slotmachine gambling.slotmachine.highlimit gatearea
gatearea.holding immigration immigration.schengen information paidarea parkandride {_PARKING} platform postsecurity
presecurity private recomposearea recreation rental retail retaildepartment road seating seatingrow security servicearea
ticketing vegetation walkway
""")

CATEGORIES = MappingProxyType(
    {
        "venue": VENUE,
        "building": BUILDING,
        "unit": UNIT,
        "opening": OPENING,
        "fixture": FIXTURE,
        "amenity": AMENITY,
        "section": SECTION,
    }
)
"""Allowed categories by feature type; levels and details have none, a detail's ``category`` is free."""

SAME_AS = MappingProxyType(
    {
        "assemblypoint": "meetingpoint",
        "bathroom": "restroom",
        "cafe": "foodservice",
        "cafeteria": "foodservice",
        "corridor": "walkway",
        "courtyard": "unenclosedarea",
        "door": "pedestrian",
        "exhibitionhall": "auditorium",
        "exit": "emergencyexit",
        "foyer": "lobby",
        "gallery": "walkway",
        "garden": "vegetation",
        "hall": "auditorium",
        "hydrant": "fireextinguisher",
        "lift": "elevator",
        "meetingroom": "conferenceroom",
        "pillar": "column",
        "pond": "water",
        "restaurant": "foodservice",
        "square": "unenclosedarea",
        "stage": "entertainmentarea.performance",
        "staircase": "stairs",
        "stairway": "stairs",
        "toilet": "restroom",
        "tree": "vegetation",
        "wc": "restroom",
    }
)
"""What planners say, and the word that IMDF has for it."""
