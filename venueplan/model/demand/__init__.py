"""What an event wants from the building: exhibitors, forums, rules of the allocation and of the programme."""
