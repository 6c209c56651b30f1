"""What can be offered beyond the single booth, and what passes it."""
