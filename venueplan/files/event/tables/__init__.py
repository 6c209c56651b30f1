"""The lists of an event folder: what a row may say."""
