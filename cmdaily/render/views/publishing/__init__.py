"""Views of publishing: findings, deliveries, the outbox, templates."""
