"""Where booths stand, who stands where, which forum meets where and when, and how it came to be so."""
