"""Plan large venues: booths, exhibitors, forums, safety rules, walking routes, maps and signs."""

__version__ = "0.1.0"
