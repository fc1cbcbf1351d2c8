"""The catalogue, a module per noun."""
