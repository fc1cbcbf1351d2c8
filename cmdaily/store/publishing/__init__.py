"""Tables of publishing: drafts and deliveries, attempts, approvals."""
