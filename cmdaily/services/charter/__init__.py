"""The charter, spelling and dead links."""
