"""The use cases. The only place where files, store, platforms and domain meet; no Typer, no Rich."""
