"""People: the list, one of them whole, whom to thank, and what forgetting does."""
