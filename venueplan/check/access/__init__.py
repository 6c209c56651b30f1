"""Whether people in wheelchairs get everywhere, find a place there, and everybody a seat."""
