"""Tables of the inbox: messages, what tells their kind, blocked people and walks."""
