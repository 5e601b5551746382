"""What a run found, as JSON, for a terminal, as a page and for CI."""
