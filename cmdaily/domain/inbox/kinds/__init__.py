"""Text classification of messages: complaint, question, thanks or other, by a linear model over words and letters."""
