"""Feeds: subscriptions, reading them, and the articles they bring."""
