"""Immutable values and pure functions: no clock, no disk, no network, standard library only."""
