"""Questions on a terminal."""

MESSAGES = {"ask.yes": "y", "ask.no": "n"}
