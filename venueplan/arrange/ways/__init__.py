"""Ways between rows: wide enough, with a choice, no longer than the rules allow."""
