"""Marks to pixels: with grey edges for print, of one bit for e-ink."""
