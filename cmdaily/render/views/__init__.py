"""One module per view: `document(model, say)` for people, `data(model, say)` for scripts."""
