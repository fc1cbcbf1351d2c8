"""The report: gathered from the store, once for all of its forms."""
