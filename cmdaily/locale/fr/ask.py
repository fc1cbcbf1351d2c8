"""Les questions posées dans un terminal."""

MESSAGES = {"ask.yes": "o", "ask.no": "n"}
