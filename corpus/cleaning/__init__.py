"""Cleaning: clean Unicode, and the article without the page around it."""

from corpus.cleaning.article import Cleaned, clean_article
from corpus.cleaning.normalising import normalise_line, normalise_text
from corpus.cleaning.publication import parse_date

__all__ = ["Cleaned", "clean_article", "normalise_line", "normalise_text", "parse_date"]
