"""Layers of what stands around a map: title, legend, index, inset, dimensions."""
