"""The corpus of the classifier of messages, its training and its evaluation."""
