"""Edit command: `outbox edit`, another text, time, link or pictures for what waits."""

from __future__ import annotations

from cmdaily.cli.publishing import texts
from cmdaily.cli.publishing.send import altered_of, overrides_of, pictures_of, run_request
from cmdaily.domain.charter.language import language_tag
from cmdaily.domain.publishing.outgoing import Picture
from cmdaily.domain.record import replace
from cmdaily.domain.time.when import parse_when
from cmdaily.errors import UsageError
from cmdaily.services.publishing import compose
from cmdaily.services.publishing.plan import PostRequest

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cmdaily.cli.context import Context
    from cmdaily.cli.publishing.options import PostArguments
    from cmdaily.domain.publishing.delivery import Draft

NONE = "-"
"""What `--link` and `--picture` are told where there is to be none."""


def run_edit(context: Context, name: str, arguments: PostArguments) -> int:
    """Queue what was changed in place of what waited."""
    workspace = context.workspace
    former, draft = compose.to_edit(workspace, name)
    when = former[0].scheduled if former[0].state in compose.WAITING else None
    if arguments.at is not None:
        when = parse_when(arguments.at, workspace.now, workspace.config.timezone or "")
    request = PostRequest(
        _edited(context, arguments, draft),
        when,
        former[0].tick,
        (*former[0].overrides, *overrides_of(arguments)),
        arguments.thread or len(former) > 1,
        instead=former,
    )
    return run_request(context, arguments, request)


def _edited(context: Context, arguments: PostArguments, draft: Draft) -> Draft:
    """The draft as the command line changes it; where it changes nothing an editor opens, on a terminal."""
    said = {
        "link": arguments.link,
        "title": arguments.title,
        "language": language_tag(arguments.language),
        "altered": altered_of(arguments.altered),
        "sponsored": arguments.sponsored,
    }
    changed = replace(draft, **{field: value for field, value in said.items() if value})
    if arguments.link == NONE:
        changed = replace(changed, link="")
    if arguments.pictures == (NONE,):
        changed = replace(changed, pictures=())
    elif arguments.pictures:
        changed = replace(changed, pictures=pictures_of(arguments))
    elif arguments.alts:
        changed = replace(changed, pictures=_described(draft.pictures, arguments.alts))
    if arguments.words:
        return replace(changed, text=texts.one_text(context, arguments.words, wanted=True))
    if changed != draft or arguments.at is not None or arguments.thread or arguments.overrides:
        return changed
    if not context.interactive:
        raise UsageError("outbox.edit_what", remedy="outbox.edit_what_remedy", id=arguments.address[-6:])
    return replace(changed, text=texts.edited(context, draft.text))


def _described(pictures: tuple[Picture, ...], alts: tuple[str, ...]) -> tuple[Picture, ...]:
    """Pictures with new descriptions, in their order. UsageError for one too many."""
    if len(alts) > len(pictures):
        raise UsageError("speak.alt_without_picture", remedy="speak.alt_remedy")
    later = pictures[len(alts) :]
    return (*(replace(picture, alt=alt) for picture, alt in zip(pictures, alts, strict=False)), *later)
