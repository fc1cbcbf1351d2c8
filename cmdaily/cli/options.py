"""Shared options and arguments. Help texts are keys of the catalogues."""

from __future__ import annotations

from cmdaily.cli.declare import Annotated, Option

Json = Annotated[bool, Option("--json", help="help.json")]
Date = Annotated[str | None, Option("--date", metavar="help.m_day", help="help.date")]
ExitCodeFlag = Annotated[bool, Option("--exit-code", help="help.exit_code")]
