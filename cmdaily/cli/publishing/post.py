"""Post command: `post`, a text of one's own."""

from __future__ import annotations

from cmdaily.cli.declare import CommandContext, noun
from cmdaily.cli.publishing.options import PostArguments, takes_post_arguments
from cmdaily.cli.publishing.send import run_post

app = noun("help.post")


@app.command("post", help="help.post")
@takes_post_arguments("post", without=("again",))
def post(ctx: CommandContext, arguments: PostArguments) -> int:
    """A post, or a thread."""
    return run_post(ctx.obj, arguments)
