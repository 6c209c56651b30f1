"""What exhibitors build on their stands, against the rules of the hall and of the show."""
