"""Optimisation with bound and certificate; knows arrays and names, no booth."""
