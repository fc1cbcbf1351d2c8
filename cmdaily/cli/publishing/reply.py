"""Reply command: `reply`, an answer to a post."""

from __future__ import annotations

from cmdaily.cli.complete import message_refs
from cmdaily.cli.declare import Argument, CommandContext, noun
from cmdaily.cli.publishing.options import PostArguments, takes_post_arguments
from cmdaily.cli.publishing.send import run_post

app = noun("help.reply")
TARGET = Argument(metavar="speak.m_address", help="speak.help_target", autocompletion=message_refs)


@app.command("reply", help="help.reply")
@takes_post_arguments("reply", address=TARGET)
def reply(ctx: CommandContext, arguments: PostArguments) -> int:
    """An answer to a post."""
    return run_post(ctx.obj, arguments)
