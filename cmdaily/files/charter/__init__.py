"""charter.yaml, its schema, its starters, and rules that users write."""
