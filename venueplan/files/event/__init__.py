"""An event folder: settings, lists, and what must hold between them and the venue."""
