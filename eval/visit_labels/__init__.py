"""Labelled visits to measure the extraction on, with what was put right in them."""
