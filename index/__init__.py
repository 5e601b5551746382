"""How we find it: embedding, lexical and dense index, fusion; the bundled model and how it was made.

`index.library.Library` opens a home; it stays out of this file, since it loads Chroma and the model's engine.
"""

from index.hit import Hit, SearchQuery

__all__ = ["Hit", "SearchQuery"]
