"""Who took part, on which side and in which office, and where they met."""
