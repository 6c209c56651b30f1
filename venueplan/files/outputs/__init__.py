"""What is written for people and for other programs, and how it appears whole or not at all."""
