"""Layers: functions that turn one kind of thing into marks on the page."""
