"""The commands under `rujukan eval`."""
