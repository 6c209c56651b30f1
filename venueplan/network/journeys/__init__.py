"""Ways through a building: from one place to many, and from many to many."""
