"""Shared options and arguments. Help texts are keys of the catalogues."""

from __future__ import annotations

from typing import Annotated

import typer

Json = Annotated[bool, typer.Option("--json", help="help.json")]
Date = Annotated[str | None, typer.Option("--date", metavar="help.m_day", help="help.date")]
ExitCodeFlag = Annotated[bool, typer.Option("--exit-code", help="help.exit_code")]
