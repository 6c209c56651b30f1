"""Sheets for those who sell, supply and look up stands: sales plan, utilities plan, exhibitor list."""
