"""How good an allocation is: certificates verified, objectives against each other."""
