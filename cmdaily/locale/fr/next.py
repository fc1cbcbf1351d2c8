"""Ce que dit `next`."""

MESSAGES = {"next.too_short": "Aucune action ne tient dans ce temps."}
