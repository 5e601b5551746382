"""Two runs compared, and golden numbers."""
