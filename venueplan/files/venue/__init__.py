"""A venue folder: settings, features, shapes, and what must hold between them."""
