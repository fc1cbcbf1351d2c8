"""English, a module per noun."""
