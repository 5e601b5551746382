"""Which visits an article tells of: the parties of each, its sentences and its day."""
