"""Tables of feeds: subscriptions and articles."""
