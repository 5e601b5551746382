"""Merges the reports of one visit, keeps every article as evidence, and shows what they contradict."""
