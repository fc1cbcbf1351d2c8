"""Le français, un module par nom."""
