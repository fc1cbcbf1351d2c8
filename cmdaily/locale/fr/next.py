"""Ce que dit `next`."""

MESSAGES = {"next.too_short": "Rien ne tient dans ce temps."}
