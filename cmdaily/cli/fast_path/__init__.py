"""The daily commands without Typer."""
