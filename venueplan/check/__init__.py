"""What breaks a rule, where, by how much, and which clause says so."""
