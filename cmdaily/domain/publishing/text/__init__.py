"""Text length as networks count it: URLs, emoji, top-level domains, threads."""
