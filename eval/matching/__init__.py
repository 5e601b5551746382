"""Whether a text says a fact: numbers, dates, names and regions compared by what they mean."""

from eval.matching.facts import FactMatch, match_fact, read_text

__all__ = ["FactMatch", "match_fact", "read_text"]
