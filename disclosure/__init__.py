"""Statutory disclosure: the catalogue and what stands in it."""
