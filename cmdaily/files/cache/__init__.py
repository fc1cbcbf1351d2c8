"""Caches: parsed files, public holidays."""
