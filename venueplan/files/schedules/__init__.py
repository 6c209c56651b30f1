"""Schedules and conferences of other programs: read liberally, refused in sentences."""

from venueplan.files.schedules.cosplib import read_conference
from venueplan.files.schedules.frab import read_schedule
from venueplan.files.schedules.persons import read_persons
from venueplan.files.schedules.written import schedule_csv, seats_csv

__all__ = ["read_conference", "read_persons", "read_schedule", "schedule_csv", "seats_csv"]
