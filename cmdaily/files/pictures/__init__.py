"""Picture files: what they are, how they are shown, and without what they tell of their making."""
