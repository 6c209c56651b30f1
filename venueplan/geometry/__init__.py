"""Shapes on the floor, in metres; knows no booth, hall or visitor."""
