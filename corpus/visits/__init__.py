"""Visits: what articles tell of them, and the register that counts them."""
