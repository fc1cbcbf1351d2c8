"""Options that `post`, `reply` and `share` have in common."""

from __future__ import annotations

from typing import Annotated

import typer

from cmdaily.cli.complete import account_names, action_names, template_names

To = Annotated[
    list[str] | None,
    typer.Option("--to", metavar="speak.m_to", help="speak.help_to", autocompletion=account_names),
]
Words = Annotated[
    list[str] | None,
    typer.Argument(metavar="help.m_text", help="speak.help_text", show_default=False),
]
Link = Annotated[str | None, typer.Option("--link", metavar="speak.m_address", help="speak.help_link")]
Pictures = Annotated[
    list[str] | None, typer.Option("--picture", metavar="help.m_file", help="speak.help_picture")
]
Alts = Annotated[list[str] | None, typer.Option("--alt", metavar="help.m_text", help="speak.help_alt")]
TextsFor = Annotated[
    list[str] | None, typer.Option("--text-for", metavar="speak.m_text_for", help="speak.help_text_for")
]
Thread = Annotated[bool, typer.Option("--thread", help="speak.help_thread")]
TemplateName = Annotated[
    str | None,
    typer.Option(
        "--template", metavar="speak.m_template", help="speak.help_template", autocompletion=template_names
    ),
]
At = Annotated[str | None, typer.Option("--at", metavar="speak.m_when", help="speak.help_at")]
For = Annotated[
    str | None,
    typer.Option("--for", metavar="help.m_action", help="speak.help_for", autocompletion=action_names),
]
NoTick = Annotated[bool, typer.Option("--no-tick", help="speak.help_no_tick")]
Title = Annotated[str | None, typer.Option("--title", metavar="help.m_text", help="speak.help_title")]
DryRun = Annotated[bool, typer.Option("--dry-run", help="speak.help_dry_run")]
Yes = Annotated[bool, typer.Option("--yes", "-y", help="speak.help_yes")]
Overrides = Annotated[
    list[str] | None, typer.Option("--override", metavar="speak.m_rule", help="speak.help_override")
]
Altered = Annotated[
    str | None, typer.Option("--altered", metavar="help.m_altered", help="help.check_altered")
]
Sponsored = Annotated[bool, typer.Option("--sponsored", help="help.check_sponsored")]
Again = Annotated[bool, typer.Option("--again", help="speak.help_again")]
Why = Annotated[str | None, typer.Option("--why", metavar="help.m_text", help="speak.help_why")]
DraftName = Annotated[str | None, typer.Option("--draft", metavar="speak.m_draft", help="speak.help_draft")]
