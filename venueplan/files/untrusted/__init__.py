"""Bytes, text and single values that nobody has checked yet, and sentences about them."""
