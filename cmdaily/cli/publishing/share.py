"""Share command: `share`, somebody else's post or a link."""

from __future__ import annotations

from cmdaily.cli.declare import Argument, CommandContext, noun
from cmdaily.cli.publishing.options import PostArguments, takes_post_arguments
from cmdaily.cli.publishing.send import run_post
from cmdaily.domain.record import replace
from cmdaily.services.feeds.sharing import SharedArticle

app = noun("help.share")
TARGET = Argument(metavar="speak.m_address", help="speak.help_shared")


@app.command("share", help="help.share")
@takes_post_arguments("share", address=TARGET, without=("link", "again"))
def share(ctx: CommandContext, arguments: PostArguments) -> int:
    """A post or a link passed on, or an article by its name (f12)."""
    shared = SharedArticle(ctx.obj.workspace, arguments.address)
    words = shared.words(arguments.words, arguments.template)
    code = run_post(ctx.obj, replace(arguments, address=shared.address, words=words))
    shared.note()
    return code
