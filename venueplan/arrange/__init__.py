"""Where booths stand."""
