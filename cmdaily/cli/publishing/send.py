"""The flow of `post`, `reply` and `share`: the text, its preflight, a confirmation, the sending and the result."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from cmdaily.cli.ask import confirm
from cmdaily.cli.publishing import handoff, texts
from cmdaily.domain.charter.model import ALTERATIONS
from cmdaily.domain.publishing.delivery import TICK_MATCHING, TICK_NONE, Override
from cmdaily.domain.publishing.outgoing import SHARE, Picture
from cmdaily.domain.record import frozen, replace
from cmdaily.domain.time.when import parse_when
from cmdaily.errors import CmdailyError, ExitCode, RefusedError, UsageError
from cmdaily.render.output import Output
from cmdaily.render.views.publishing import dry_run as rehearsal
from cmdaily.render.views.publishing import findings
from cmdaily.render.views.publishing import results as view
from cmdaily.services.inbox import inbox
from cmdaily.services.publishing import compose
from cmdaily.services.publishing.dry_run import build_dry_run
from cmdaily.services.publishing.results import exit_code

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cmdaily.cli.context import Context
    from cmdaily.domain.inbox.message import Message
    from cmdaily.domain.publishing.delivery import Draft
    from cmdaily.domain.publishing.results import PlannedPost
    from cmdaily.services.publishing.compose import PostRequest


@frozen
class PostArguments:
    """The command line of a `post`, `reply` or `share`, as it was typed."""

    kind: str
    address: str = ""
    words: tuple[str, ...] = ()
    to: tuple[str, ...] = ()
    link: str = ""
    pictures: tuple[str, ...] = ()
    alts: tuple[str, ...] = ()
    texts: tuple[str, ...] = ()
    thread: bool = False
    template: str | None = None
    title: str = ""
    at: str | None = None
    action: str | None = None
    no_tick: bool = False
    draft: str | None = None
    overrides: tuple[str, ...] = ()
    why: str = ""
    sponsored: bool = False
    altered: str = ""
    again: bool = False


def run_post(context: Context, said: PostArguments, *, dry_run: bool, yes: bool, json: bool) -> int:
    """Say it, or rehearse it."""
    request = _post_request(context, said)
    draft = compose.keep_draft(context.workspace, request)
    request = replace(request, draft=draft.id)
    try:
        planned = compose.plan(context.workspace, request)
        if not json:
            request, planned = _shortened(context, request, planned)
        _remark(context, planned)
        if dry_run:
            return _dry_run(context, draft, planned, json=json)
        if all(one.blocked for one in planned):
            raise RefusedError("speak.refused", n=len(planned))
        if not yes and not json and context.interactive and not _confirmed(context, planned):
            context.message("speak.kept", id=draft.id[-6:])
            return ExitCode.DONE
        spoken = compose.send_post(context.workspace, draft, request, planned)
    except (CmdailyError, KeyboardInterrupt):
        if dry_run or not (request.text.strip() or request.texts):
            compose.forget_draft(context.workspace, draft)
        else:
            context.message("speak.kept", id=draft.id[-6:])
        raise
    if not json and context.interactive:
        spoken = handoff.finish(context, spoken)
    context.show(view, spoken, json=json)
    if spoken.refused:
        context.message(
            "speak.kept_for", id=draft.id[-6:], names=", ".join(p.recipient.name for p in spoken.refused)
        )
    return exit_code(spoken)


def _post_request(context: Context, said: PostArguments) -> PostRequest:
    workspace = context.workspace
    draft = _taken_up(context, said.draft) if said.draft is not None else None
    when = None
    if said.at is not None:
        when = parse_when(said.at, workspace.now, workspace.config.timezone or "")
    tick = TICK_NONE if said.no_tick else TICK_MATCHING
    if said.action is not None:
        tick = compose.tick_reference(workspace, said.action)
    request = compose.PostRequest(
        kind=said.kind,
        text="",
        to=said.to,
        address=said.address,
        link=said.link,
        title=said.title,
        pictures=_pictures(said),
        texts=_texts_for(said.texts),
        thread=said.thread,
        when=when,
        tick=tick,
        overrides=_overrides(said),
        sponsored=said.sponsored,
        altered=_altered(said.altered),
        again=said.again,
    )
    if draft is not None:
        request = _continued(request, draft)
    message = inbox.mentioned(workspace, request.address) if request.address else None
    if message is not None:
        request = replace(request, address=message.incoming.remote_id, to=request.to or (message.account,))
    return replace(request, text=_text(context, said, request, draft, message))


def _text(
    context: Context, said: PostArguments, request: PostRequest, draft: Draft | None, message: Message | None
) -> str:
    if said.template is not None:
        known = inbox.names_in(message) if message is not None else {}
        return texts.from_template(context, said.template, said.words, known)
    start = draft.text if draft is not None else ""
    wanted = said.kind != SHARE and not request.texts and not request.link and not request.pictures
    if draft is not None and not said.words:
        return texts.edited(context, start) if context.interactive and wanted else start
    return texts.one_text(context, said.words, wanted=wanted, start=start)


def _taken_up(context: Context, name: str) -> Draft:
    """The draft that `--draft` names: by the end or the beginning of its id, or `last`."""
    found = compose.drafts(context.workspace)
    if name == "last" and found:
        return found[-1]
    named = [
        draft for draft in found if len(name) > 2 and (draft.id.endswith(name) or draft.id.startswith(name))
    ]
    if len(named) != 1:
        raise UsageError("speak.no_draft", remedy="speak.no_draft_remedy", name=name[:40])
    return named[0]


def _continued(request: PostRequest, draft: Draft) -> PostRequest:
    """A draft taken up again: what the command line says anew holds, the rest is the draft's."""
    return replace(
        request,
        kind=draft.kind,
        draft=draft.id,
        to=request.to or draft.to,
        address=request.address or draft.address,
        link=request.link or draft.link,
        title=request.title or draft.title,
        sponsored=request.sponsored or draft.sponsored,
        altered=request.altered or draft.altered,
        pictures=request.pictures or draft.pictures,
        texts=tuple((dict(draft.texts) | dict(request.texts)).items()),
    )


def _pictures(said: PostArguments) -> tuple[Picture, ...]:
    if len(said.alts) > len(said.pictures):
        raise UsageError("speak.alt_without_picture", remedy="speak.alt_remedy")
    import os

    alts = (*said.alts, *[""] * (len(said.pictures) - len(said.alts)))
    return tuple(
        Picture(os.path.abspath(os.path.expanduser(path)), alt)
        for path, alt in zip(said.pictures, alts, strict=True)
    )


def _altered(given: str) -> str:
    if given and given not in ALTERATIONS:
        known = ", ".join(ALTERATIONS)
        raise UsageError("check.unknown_choice", option="--altered", given=given[:60], known=known)
    return given


def _texts_for(given: Sequence[str]) -> tuple[tuple[str, str], ...]:
    found = []
    for word in given:
        name, joined, text = word.partition("=")
        if not joined or not name:
            raise UsageError("speak.text_for", remedy="speak.text_for_remedy", given=word[:80])
        found.append((name.strip(), texts.standard_input() if text == "-" else text))
    return tuple(found)


def _overrides(said: PostArguments) -> tuple[Override, ...]:
    if said.overrides and not said.why.strip():
        raise UsageError("speak.override_why", remedy="speak.override_why_remedy")
    return tuple(Override(rule, said.why.strip()) for rule in said.overrides)


def _shortened(
    context: Context, request: PostRequest, planned: tuple[PlannedPost, ...]
) -> tuple[PostRequest, tuple[PlannedPost, ...]]:
    """On a terminal, a text that is only too long for one network is edited for that one."""
    if not context.interactive:
        return request, planned
    for one in planned:
        errors = [finding for finding in one.findings if finding.severity == "error"]
        if not errors or any(finding.rule != "length" for finding in errors):
            continue
        name = one.recipient.name
        _remark(context, (one,))
        if confirm(context, "speak.shorten", default=True, name=name):
            text = texts.edited(context, one.parts[0].text)
            request = replace(request, texts=(*request.texts, (name, text)))
    if request.texts:
        compose.keep_draft(context.workspace, request)
        planned = compose.plan(context.workspace, request)
    return request, planned


def _remark(context: Context, planned: Sequence[PlannedPost]) -> None:
    """The findings, beside the data."""
    document = findings.document(planned, context.tr)
    if document:
        Output(sys.stderr, context.environ).print(document)


def _confirmed(context: Context, planned: Sequence[PlannedPost]) -> bool:
    """A question where something costs money or was remarked on; none where there is nothing to think about."""
    good = [one for one in planned if not one.blocked]
    if not any(one.price or one.findings for one in good):
        return True
    return confirm(
        context, "speak.send_it", default=True, names=", ".join(one.recipient.name for one in good)
    )


def _dry_run(context: Context, draft: Draft, planned: Sequence[PlannedPost], *, json: bool) -> int:
    context.show(rehearsal, build_dry_run(context.workspace, planned), json=json)
    compose.forget_draft(context.workspace, draft)
    return ExitCode.REFUSED if any(one.blocked for one in planned) else ExitCode.DONE
