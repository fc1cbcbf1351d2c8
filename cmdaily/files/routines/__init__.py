"""Routine files."""
