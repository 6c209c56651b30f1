"""What event.toml and house.toml of an event folder may say, and the decisions it becomes."""
