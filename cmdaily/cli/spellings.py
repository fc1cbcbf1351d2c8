"""Generated from the Typer commands by `python -m cmdaily.cli.spell`; a test keeps it true."""

SPELLINGS: dict[
    str,
    tuple[str, tuple[tuple[str, str], ...], dict[str, tuple[str, bool]], dict[str, object]],
] = {}
