"""Use cases about people outside: who they are, whom to thank, and forgetting them."""
