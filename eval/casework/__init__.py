"""Cases as data: their types, their files, their check against an archive."""
