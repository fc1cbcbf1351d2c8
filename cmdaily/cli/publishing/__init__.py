"""Commands of publishing: post, reply, share, check, outbox, template."""
