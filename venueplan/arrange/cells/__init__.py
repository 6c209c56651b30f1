"""Lines of modules from wall to wall on cells, and single modules in the pockets that they leave."""
