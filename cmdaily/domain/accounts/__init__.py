"""Accounts, networks as data, secrets, and what a network answers."""
