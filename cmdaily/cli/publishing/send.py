"""The flow of `post`, `reply` and `share`: the text, its preflight, a confirmation, the sending and the result."""

from __future__ import annotations

import sys

from cmdaily.cli import standard_input
from cmdaily.cli.ask import confirm
from cmdaily.cli.publishing import texts
from cmdaily.domain.charter.language import language_tag
from cmdaily.domain.charter.model import ALTERATIONS
from cmdaily.domain.publishing.delivery import TICK_MATCHING, TICK_NONE, Draft, Override
from cmdaily.domain.publishing.outgoing import SHARE, Picture
from cmdaily.domain.record import replace
from cmdaily.domain.routines.proof import is_web_address
from cmdaily.domain.time.when import parse_when
from cmdaily.errors import CmdailyError, ExitCode, StoreError, UsageError
from cmdaily.render.labels import excerpt
from cmdaily.render.output import Output
from cmdaily.render.views.publishing import findings
from cmdaily.services.publishing import compose
from cmdaily.services.publishing.plan import PostRequest, plan_post

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

    from cmdaily.cli.context import Context
    from cmdaily.cli.publishing.options import PostArguments
    from cmdaily.domain.inbox.message import Message
    from cmdaily.domain.publishing.results import PlannedPost, SendResult


def run_post(context: Context, arguments: PostArguments) -> int:
    """Say it, or rehearse it."""
    return run_request(context, arguments, _post_request(context, arguments))


def run_request(context: Context, arguments: PostArguments, request: PostRequest) -> int:
    """Say what is asked for, or rehearse it; a draft is kept until it is queued."""
    draft = request.draft
    compose.keep_draft(context.workspace, draft)
    interactive = context.interactive and not arguments.json
    try:
        planned = plan_post(context.workspace, request)
        if interactive:
            request, planned = _shortened(context, request, planned)
        _show_findings(context, planned)
        if arguments.dry_run:
            return _dry_run(context, request, planned, json=arguments.json)
        compose.refuse_blocked(draft, planned)
        if interactive and not arguments.yes and not _confirmed(context, request, planned):
            kept(context, request.draft)
            return ExitCode.DONE
        result = compose.send_post(context.workspace, request, planned)
    except (CmdailyError, KeyboardInterrupt):
        if arguments.dry_run or not (request.draft.text.strip() or request.draft.texts):
            compose.forget_draft(context.workspace, draft)
        else:
            kept(context, request.draft)
        raise
    return _answer(context, result, draft, interactive=interactive, json=arguments.json)


def kept(context: Context, draft: Draft) -> None:
    """Nothing was sent: the draft stays, and its name is said."""
    try:
        waits = compose.keep_for_later(context.workspace, draft)
    except StoreError:  # it is kept already; what is wrong with the store is said by the error
        waits = True
    if waits:
        context.message("speak.kept", id=draft.id[-6:])


def _answer(context: Context, result: SendResult, draft: Draft, *, interactive: bool, json: bool) -> int:
    """What came of it, after a person was handed what goes by hand."""
    from cmdaily.cli.publishing import handoff
    from cmdaily.render.views.publishing import results as view
    from cmdaily.services.publishing.results import exit_code

    if interactive:
        result = handoff.finish(context, result)
    context.show(view, result, json=json)
    if result.refused:
        names = ", ".join(post.recipient.name for post in result.refused)
        context.message("speak.kept_for", id=draft.id[-6:], names=names)
    return exit_code(result)


def _post_request(context: Context, arguments: PostArguments) -> PostRequest:
    """What the command line asks for: a draft, when it goes out, and what it ticks."""
    workspace = context.workspace
    begun = _taken_up(context, arguments.draft) if arguments.draft is not None else None
    when = None
    if arguments.at is not None:
        when = parse_when(arguments.at, workspace.now, workspace.config.timezone or "")
    tick = TICK_NONE if arguments.no_tick else TICK_MATCHING
    if arguments.action is not None:
        tick = compose.tick_reference(workspace, arguments.action)
    overrides = overrides_of(arguments)
    draft = _draft(context, arguments, begun)
    message = _mentioned(context, draft.address) if draft.address else None
    if message is not None:
        draft = replace(draft, address=message.incoming.remote_id, to=draft.to or (message.account,))
    draft = replace(draft, text=_text(context, arguments, draft, begun, message))
    return PostRequest(draft, when, tick, overrides, arguments.thread, arguments.again)


def _mentioned(context: Context, address: str) -> Message | None:
    from cmdaily.services.inbox import inbox

    return inbox.mentioned(context.workspace, address)


def _draft(context: Context, arguments: PostArguments, begun: Draft | None) -> Draft:
    """The draft without its text: what is an option and a field of a draft has one name in both.

    Of a draft taken up again (`--draft`) all stays that the command line does not say anew."""
    typed: dict[str, Any] = {
        name: getattr(arguments, name) for name in Draft.__match_args__ if hasattr(arguments, name)
    }
    typed |= {
        "pictures": pictures_of(arguments),
        "texts": _texts_for(arguments.texts),
        "altered": altered_of(arguments.altered),
        "language": language_tag(arguments.language),
    }
    if begun is None:
        workspace = context.workspace
        return Draft(id=workspace.new_id(), text="", created_at=workspace.timestamp, **typed)
    typed["texts"] = tuple((dict(begun.texts) | dict(typed["texts"])).items())
    typed["kind"] = begun.kind
    return replace(begun, **{name: value for name, value in typed.items() if value})


def _text(
    context: Context, arguments: PostArguments, draft: Draft, begun: Draft | None, message: Message | None
) -> str:
    if arguments.template is not None:
        return _from_template(context, arguments, arguments.template, message)
    start = begun.text if begun is not None else ""
    quoted = message.incoming.text if message is not None else ""
    wanted = arguments.kind != SHARE and not draft.texts and not draft.link and not draft.pictures
    if begun is not None and not arguments.words:
        return texts.edited(context, start, quoted) if context.interactive and wanted else start
    return texts.one_text(context, arguments.words, wanted=wanted, start=start, quoted=quoted)


def _from_template(context: Context, arguments: PostArguments, name: str, message: Message | None) -> str:
    """The text of a template. What a message gets is in its language, in the wording whose turn it is."""
    from cmdaily.services.publishing import templates

    template = templates.find(context.workspace, name)
    if message is None:
        first = (template.texts(context.tr.language) or (template.text,))[0]
        return texts.from_template(context, template.with_wording(first), arguments.words)
    from cmdaily.services.inbox import suggestions

    if not arguments.again:
        template = suggestions.turn_of(context.workspace, message, template, context.tr.language)
    values = suggestions.values_for(context.workspace, message)
    text = texts.from_template(context, template, arguments.words, values)
    near = suggestions.near(context.workspace, message, text)
    if near:
        context.message("template.alike", text=excerpt(near))
    return text


def _taken_up(context: Context, name: str) -> Draft:
    """The draft that `--draft` names: by the end or the beginning of its id, or `last`."""
    drafts = compose.drafts(context.workspace)
    if name == "last" and drafts:
        return drafts[-1]
    draft = compose.named_draft(context.workspace, name)
    if draft is None:
        raise UsageError("speak.no_draft", remedy="speak.no_draft_remedy", name=name[:40])
    return draft


def pictures_of(arguments: PostArguments) -> tuple[Picture, ...]:
    """The pictures of a command line, each with its description. UsageError for one too many."""
    if len(arguments.alts) > len(arguments.pictures):
        raise UsageError("speak.alt_without_picture", remedy="speak.alt_remedy")
    import os

    alts = (*arguments.alts, *[""] * (len(arguments.pictures) - len(arguments.alts)))
    return tuple(
        Picture(path if is_web_address(path) else os.path.abspath(os.path.expanduser(path)), alt)
        for path, alt in zip(arguments.pictures, alts, strict=True)
    )


def altered_of(given: str) -> str:
    """What `--altered` says. UsageError for what is none of its words."""
    if given and given not in ALTERATIONS:
        known = ", ".join(ALTERATIONS)
        raise UsageError("check.unknown_choice", option="--altered", given=given[:60], known=known)
    return given


def _texts_for(words: Sequence[str]) -> tuple[tuple[str, str], ...]:
    pairs = []
    for word in words:
        name, joined, text = word.partition("=")
        if not joined or not name:
            raise UsageError("speak.text_for", remedy="speak.text_for_remedy", given=word[:80])
        pairs.append((name.strip(), standard_input.text() if text == "-" else text))
    return tuple(pairs)


def overrides_of(arguments: PostArguments) -> tuple[Override, ...]:
    """The rules to override. UsageError without a reason."""
    if arguments.overrides and not arguments.why.strip():
        raise UsageError("speak.override_why", remedy="speak.override_why_remedy")
    return tuple(Override(rule, arguments.why.strip()) for rule in arguments.overrides)


def _shortened(
    context: Context, request: PostRequest, planned: tuple[PlannedPost, ...]
) -> tuple[PostRequest, tuple[PlannedPost, ...]]:
    """On a terminal, a text that is only too long for one network is edited for that one."""
    alone: list[tuple[str, str]] = []
    for post in planned:
        errors = [finding for finding in post.findings if finding.severity == "error"]
        if not errors or any(finding.rule != "length" for finding in errors):
            continue
        _show_findings(context, (post,))
        if confirm(context, "speak.shorten", default=True, name=post.recipient.name):
            alone.append((post.recipient.name, texts.edited(context, post.parts[0].text)))
    if not alone:
        return request, planned
    draft = replace(request.draft, texts=(*request.draft.texts, *alone))
    compose.keep_draft(context.workspace, draft)
    request = replace(request, draft=draft)
    return request, plan_post(context.workspace, request)


def _show_findings(context: Context, planned: Sequence[PlannedPost]) -> None:
    """The findings, beside the data."""
    document = findings.document(planned, context.tr)
    if document:
        Output(sys.stderr, context.environ).print(document)


def _confirmed(context: Context, request: PostRequest, planned: Sequence[PlannedPost]) -> bool:
    """A question where something costs money or was remarked on, or where a moment was named, which it repeats in
    words; none where there is nothing to think about."""
    posts = [post for post in planned if not post.blocked]
    names = ", ".join(post.recipient.name for post in posts)
    if request.when is not None:
        when = f"{request.when.shown:%Y-%m-%d %H:%M}"
        return confirm(context, "speak.schedule_it", default=True, names=names, when=when)
    if not any(post.price or post.findings for post in posts):
        return True
    return confirm(context, "speak.send_it", default=True, names=names)


def _dry_run(context: Context, request: PostRequest, planned: Sequence[PlannedPost], *, json: bool) -> int:
    from cmdaily.render.views.publishing import dry_run as rehearsal
    from cmdaily.services.publishing.dry_run import build_dry_run

    context.show(rehearsal, build_dry_run(context.workspace, planned, request.when), json=json)
    compose.forget_draft(context.workspace, request.draft)
    return ExitCode.REFUSED if any(post.blocked for post in planned) else ExitCode.DONE
