"""Platform command: `platform list`."""

from __future__ import annotations

from collections import Counter

from cmdaily.cli.declare import CommandContext, noun
from cmdaily.cli.options import Json
from cmdaily.errors import ExitCode
from cmdaily.platforms import registry
from cmdaily.render.views.accounts import networks as view
from cmdaily.services.accounts import accounts

app = noun("help.platform")


@app.command("list", help="network.help_list")
def list_(ctx: CommandContext, json: Json = False) -> int:
    """All networks."""
    counts = Counter(account.platform for account in accounts.known(ctx.obj.workspace))
    ctx.obj.show(view, view.Listing(registry.everything(), tuple(counts.items())), json=json)
    return ExitCode.DONE
