"""One module per view: `document(model, tr)` for people, `data(model, tr)` for scripts."""
