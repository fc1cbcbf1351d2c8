"""Feeds on the network: fetching under a guard, parsing of RSS, Atom and JSON Feed, discovery, OPML."""
