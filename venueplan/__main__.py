"""``python -m venueplan``."""

from venueplan.cli import main

if __name__ == "__main__":
    main()
