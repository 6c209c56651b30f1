"""Marks on paper, and the three writers that put them into files; knows no booth and no hall."""
