"""Names set into lines and fitted into shapes, and what sheets say besides names."""
