"""Reads the visits that one article tells of."""
