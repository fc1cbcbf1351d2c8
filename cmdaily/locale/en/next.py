"""What `next` says."""

MESSAGES = {"next.too_short": "Nothing fits into that time."}
