"""Figures of an evaluation: pure functions from results to numbers."""
