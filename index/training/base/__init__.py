"""The encoder that training starts from: read out of its package, pruned, saved."""
