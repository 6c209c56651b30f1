"""Maps: of a site, a storey, a hall, and of what is around a reader."""
