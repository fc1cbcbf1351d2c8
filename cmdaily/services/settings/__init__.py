"""Changes of the user's own files: settings and routines."""
