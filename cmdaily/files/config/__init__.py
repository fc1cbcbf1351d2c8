"""config.yaml, one section a file."""
