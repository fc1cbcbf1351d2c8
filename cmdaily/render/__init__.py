"""The same views as Rich, as plain text and as JSON. A view is a module with `document` and `data`."""
