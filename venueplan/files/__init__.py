"""Untrusted files to model and back, one adapter per format."""
