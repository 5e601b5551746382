"""Fine-tuning of the embedding model."""
