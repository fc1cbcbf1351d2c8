"""The in-memory network of the tests."""
