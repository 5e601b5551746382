"""Loading: files, folders, uploads and web addresses become cleaned articles, or a reason why not."""

from corpus.addresses import canonical_url
from corpus.incoming import NewArticle, make_article_id
from corpus.loading.fetching import fetch_page
from corpus.loading.sources import load_bytes, load_source
from corpus.loading.types import Fetch, Fetched, Loaded, LoadLimits, Refused

__all__ = [
    "Fetch",
    "Fetched",
    "LoadLimits",
    "Loaded",
    "NewArticle",
    "Refused",
    "canonical_url",
    "fetch_page",
    "load_bytes",
    "load_source",
    "make_article_id",
]
