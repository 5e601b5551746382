"""What several benchmarks share, and the command for public sets with them: formulas, corpora, caches, filler."""
