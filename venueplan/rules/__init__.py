"""Rule packs, limits with their sources, and the predicates that arrange, allocate and check all read."""
