"""Feeds and articles: identity, near-duplicates, ranking and polling intervals, without a network or a clock."""
