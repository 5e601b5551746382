"""What several benchmarks share: corpora, caches, filler, the peer."""
