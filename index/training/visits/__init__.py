"""Training examples from the labelled visits."""
