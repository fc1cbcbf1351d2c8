"""Posts, replies and shares: from the draft through the outbox to the receipt."""
