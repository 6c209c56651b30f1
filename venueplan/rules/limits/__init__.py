"""Rule packs by name, and those that a house writes."""
