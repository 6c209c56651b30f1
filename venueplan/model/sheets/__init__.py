"""What sheets and signs look like and say, as data."""
