"""What holds of a stand: where it may be, how high, beside whom, at what price, with which supply."""
