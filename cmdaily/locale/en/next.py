"""What `next` says."""

MESSAGES = {"next.too_short": "No action fits into that time."}
