"""What checks and models found, as data."""
