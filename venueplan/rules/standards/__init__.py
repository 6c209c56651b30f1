"""Standards and what the trade practises, a module each: numbers with clause, edition and confidence."""
