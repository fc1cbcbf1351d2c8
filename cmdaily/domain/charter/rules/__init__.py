"""The shipped rules of the charter, one file a family."""
