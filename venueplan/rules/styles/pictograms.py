"""Names of the pictograms that sheets draw: categories and kinds of amenities, and what else has one."""

PICTOGRAMS = frozenset(
    (
        *("information", "restroom", "wheelchair", "mothersroom", "elevator", "stairs"),
        *("escalator", "escalator-up", "escalator-down", "ramp", "eatingdrinking", "cafe"),
        *("drinkingfountain", "wifi", "powerchargingstation", "coinlocker", "registration", "interpretation"),
        *("press", "phone", "smokingarea", "prayerroom", "atm", "bus"),
        *("taxi", "rail.", "parking", "parkingbicycle", "boat.ferry", "entry"),
        *("landmark", "meetingpoint", "firstaid", "defibrillator", "assembly-point", "exit"),
        *("fireextinguisher", "hydrant", "firealarmpullstation"),
    )
)
"""What a drawing of a house may stand for."""
