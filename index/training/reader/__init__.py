"""Training of the reader and reranker, and how its scores become probabilities."""
