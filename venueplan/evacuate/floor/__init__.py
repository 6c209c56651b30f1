"""A crowd on one floor: where it stands, what it queues at, when it has left."""
