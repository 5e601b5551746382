"""What the pytest plugin makes of a file of cases; nothing here is imported before such a file is found."""
