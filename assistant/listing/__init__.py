"""Questions that the register of visits answers: what is asked, of which visits, and the answer put together."""

from assistant.listing.query import Conditions, Query

__all__ = ["Conditions", "Query"]
