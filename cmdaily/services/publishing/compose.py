"""Compose: a draft, its preflight for each recipient, deliveries, and what came of them."""

from __future__ import annotations

import os
from datetime import datetime
from typing import TYPE_CHECKING

from cmdaily.domain.accounts.account import Recipient
from cmdaily.domain.accounts.network import Can
from cmdaily.domain.accounts.outcome import Refused
from cmdaily.domain.publishing.delivery import PENDING, Delivery, Draft, State
from cmdaily.domain.publishing.outgoing import POST, REPLY, SHARE, Outgoing, Picture
from cmdaily.domain.publishing.preflight import AGAIN, Embargo, PreflightInput, RecentPost
from cmdaily.domain.publishing.results import PlannedPost, SendResult
from cmdaily.domain.publishing.text.measure import text_as_sent
from cmdaily.domain.publishing.text.threads import split_thread
from cmdaily.domain.record import frozen, replace
from cmdaily.domain.time.when import moment_of
from cmdaily.errors import CmdailyError
from cmdaily.files.atomic_write import atomic_write
from cmdaily.platforms import registry
from cmdaily.platforms.http import graphemes, media
from cmdaily.services.accounts import accounts
from cmdaily.services.charter.charter import Editor
from cmdaily.services.inbox import claims
from cmdaily.services.publishing import handoff, reply_links, targets
from cmdaily.services.publishing import outbox as outbox_service
from cmdaily.services.publishing.budget import price, spend_limit
from cmdaily.services.publishing.preflight import preflight_with_charter
from cmdaily.services.publishing.results import send_result
from cmdaily.services.publishing.send import Sender
from cmdaily.services.routines.day import find
from cmdaily.services.runtime import process_locks
from cmdaily.services.team.identity import me
from cmdaily.store import approvals, attempts, outbox

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from cmdaily.domain.accounts.network import Limits
    from cmdaily.domain.publishing.delivery import Override
    from cmdaily.domain.time.when import When
    from cmdaily.services.workspace import Workspace


@frozen
class PostRequest:
    """What a command line asks for. `address` is the post to answer or the thing to pass on; `tick` as in Delivery;
    `sponsored` says that somebody pays for it, `altered` that its pictures are retouched or generated; `again` that a
    message is answered once more."""

    kind: str
    text: str
    to: tuple[str, ...] = ()
    address: str = ""
    link: str = ""
    title: str = ""
    pictures: tuple[Picture, ...] = ()
    texts: tuple[tuple[str, str], ...] = ()
    thread: bool = False
    when: When | None = None
    tick: str = "matching"
    overrides: tuple[Override, ...] = ()
    draft: str = ""
    sponsored: bool = False
    altered: str = ""
    again: bool = False


def keep_draft(workspace: Workspace, request: PostRequest) -> Draft:
    """Keep what is to be said before anything else can go wrong."""
    draft = Draft(
        id=request.draft or workspace.new_id(),
        kind=request.kind,
        text=request.text,
        created_at=workspace.timestamp,
        to=request.to,
        link=request.link,
        pictures=request.pictures,
        texts=request.texts,
        title=request.title,
        address=request.address,
        sponsored=request.sponsored,
        altered=request.altered,
    )
    with workspace.shared.transaction() as connection:
        outbox.keep_draft(connection, draft)
    return draft


def forget_draft(workspace: Workspace, draft: Draft) -> None:
    """Drop a draft that is of no more use: a rehearsal's."""
    with workspace.shared.transaction() as connection:
        outbox.forget_draft(connection, draft.id)


def drafts(workspace: Workspace) -> list[Draft]:
    """The drafts that became nothing yet, oldest first."""
    return outbox.drafts(workspace.shared.reader())


def tick_reference(workspace: Workspace, name: str) -> str:
    """The action that `--for` names, as a delivery keeps it."""
    action = find(workspace, name, workspace.today)
    return f"{action.routine}/{action.id}"


def plan(workspace: Workspace, request: PostRequest) -> tuple[PlannedPost, ...]:
    """What would be said to each recipient, with everything there is to remark on. Raises UsageError for a recipient
    or an address that means nothing."""
    recipients = targets.recipients_for(workspace, request.kind, request.to, request.address)
    editor = Editor(workspace)
    planned: list[PlannedPost] = []
    spent = 0
    for recipient in recipients:
        if request.draft and _already_sent(workspace, request.draft, recipient):
            continue
        one = _planned(workspace, editor, request, recipient, spent)
        spent += 0 if one.blocked else one.price
        planned.append(one)
    return tuple(planned)


def _planned(
    workspace: Workspace, editor: Editor, request: PostRequest, recipient: Recipient, spent: int
) -> PlannedPost:
    if recipient.known is not None:
        recipient = replace(recipient, known=accounts.refreshed_limits(workspace, recipient.known))
    outgoing = _outgoing(request, recipient)
    if request.kind == REPLY and outgoing.target is not None and recipient.known is not None:
        target = (outgoing.target.id, outgoing.target.url)
        claims.refuse_claimed(workspace, recipient.known.name, target)
        if not request.again:
            reply_links.refuse_answered(workspace.shared.reader(), recipient.known.name, outgoing.target)
    by_hand = needs_handoff(recipient, outgoing)
    limits = limits_of(recipient)
    parts = _parts(outgoing, recipient, limits, thread=request.thread and not by_hand)
    cost = 0 if by_hand else sum(price(recipient.network, part) for part in parts)
    subjects = _aims(workspace, request, recipient, parts, limits, by_hand=by_hand, cost=cost, spent=spent)
    said = preflight_with_charter(
        editor, subjects, request.overrides, sponsored=request.sponsored, altered=request.altered
    )
    return PlannedPost(recipient, parts, said.findings, limits, cost, by_hand, said.approvals)


def _outgoing(request: PostRequest, recipient: Recipient) -> Outgoing:
    """What is said to one recipient. Where a network knows no quotes, a share with a text is a post with the link."""
    target, link = targets.resolve_target(recipient, request.kind, request.address)
    name = recipient.known.name if recipient.known else ""
    texts = dict(request.texts)
    text = texts.get(name, texts.get(recipient.platform, request.text))
    quoted = target is not None and request.kind == SHARE and text.strip()
    if quoted and target is not None and targets.links_for_quotes(recipient.network):
        link, target = target.url or request.address, None
    return Outgoing(
        request.kind, text, "", link or request.link, request.pictures, target, title=request.title
    )


def needs_handoff(recipient: Recipient, outgoing: Outgoing) -> bool:
    """Whether a person has to send it: no account, no API, or none for this kind of thing."""
    if recipient.known is None or not registry.has_adapter(recipient.platform):
        return True
    can = recipient.network.can
    if outgoing.kind == REPLY:
        return Can.REPLY not in can and Can.REPLY_SUMMONED not in can
    if outgoing.kind == SHARE and outgoing.target is not None:
        return Can.SHARE not in can
    return POST not in can


def limits_of(recipient: Recipient) -> Limits:
    """The limits that hold for a recipient: its server's own where they are known."""
    if recipient.known is None or not registry.has_adapter(recipient.platform):
        return recipient.network.limits
    return registry.load(recipient.platform).limits(recipient.known.account)


def _parts(outgoing: Outgoing, recipient: Recipient, limits: Limits, *, thread: bool) -> tuple[Outgoing, ...]:
    """One post, or the parts of a thread; link and pictures stay with the first where the text does not hold them."""
    if not thread or Can.THREAD not in recipient.network.can:
        return (outgoing,)
    whole = text_as_sent(recipient.network, outgoing)
    try:
        texts = split_thread(whole, limits, graphemes.split)
    except ValueError:
        return (outgoing,)
    if len(texts) == 1:
        return (outgoing,)
    in_text = outgoing.link in whole
    first = replace(outgoing, text=texts[0], link="" if in_text else outgoing.link)
    rest = [Outgoing(REPLY, text, "") for text in texts[1:]]
    return (first, *rest)


def _aims(
    workspace: Workspace,
    request: PostRequest,
    recipient: Recipient,
    parts: Sequence[Outgoing],
    limits: Limits,
    *,
    by_hand: bool,
    cost: int,
    spent: int,
) -> list[PreflightInput]:
    reader = workspace.shared.reader()
    sends_at = request.when.moment if request.when else workspace.moment()
    known = recipient.known
    common = PreflightInput(
        outgoing=parts[0],
        network=recipient.network,
        limits=limits,
        sends_at=sends_at,
        account=known.name if known else "",
        by_hand=by_hand,
        rights=known.rights if known else None,
        pictures=unfit_pictures(parts[0].pictures, limits),
        recent=recent(workspace, recipient),
        price=cost,
        spent=attempts.spent(reader, workspace.today) + spent,
        spend_limit=spend_limit(workspace),
        embargoes=embargoes(workspace),
    )
    rest = [
        replace(common, outgoing=part, continues=True, recent=(), price=0, pictures=()) for part in parts[1:]
    ]
    return [common, *rest]


def unfit_pictures(given: Iterable[Picture], limits: Limits) -> tuple[Refused, ...]:
    """What is wrong with the pictures: each is looked at, and all of them counted."""
    wanted = tuple(given)
    alone = replace(limits, pictures=0)
    found = [media.freeze([picture], alone) for picture in wanted]
    if limits.pictures and len(wanted) > limits.pictures:
        found.append(media.freeze(wanted, limits))
    return tuple(outcome for outcome in found if isinstance(outcome, Refused))


def recent(workspace: Workspace, recipient: Recipient) -> tuple[RecentPost, ...]:
    """What this account has said lately, or is about to."""
    name = recipient.known.name if recipient.known else ""
    since = (workspace.now - AGAIN).isoformat()
    rows = outbox.said_by(workspace.shared.reader(), name, recipient.platform, since)
    return tuple(_recent_posts(row) for row in rows)


def _recent_posts(row: Delivery) -> RecentPost:
    moment = datetime.fromisoformat(row.last_attempt_at or row.created_at)
    if row.scheduled is not None:
        moment = moment_of(row.scheduled.wall, row.scheduled.zone, row.scheduled.fold)
    target = row.outgoing.target
    aimed = (target.id or target.url) if target else ""
    shown = row.url if row.state == State.SENT else ""
    return RecentPost(row.text, moment, row.state in PENDING, shown, aimed, row.outgoing.link)


def embargoes(workspace: Workspace) -> tuple[Embargo, ...]:
    """The embargoes of the configuration, in the user's time zone."""
    zone = workspace.config.timezone or ""
    found = []
    for words, until in workspace.config.section("embargoes", ()):
        wall = datetime.fromisoformat(until)
        found.append(Embargo(words, moment_of(wall, zone), f"{wall:%Y-%m-%d %H:%M}"))
    return tuple(found)


def send_post(
    workspace: Workspace, draft: Draft, request: PostRequest, planned: Sequence[PlannedPost]
) -> SendResult:
    """Queue what the preflight let through, hand off what goes by hand, and send the rest unless it is for later."""
    good = [one for one in planned if not one.blocked]
    refused = tuple(one for one in planned if one.blocked)
    with process_locks.sending(workspace) as owner:
        sender = Sender(workspace, owner.token)
        queued = _queue(workspace, draft, request, good, owner.token, done=not refused)
        if request.when is None:
            sender.send(delivery for delivery in queued if delivery.state == State.QUEUED)
    names = [delivery.id for delivery in queued]
    return send_result(workspace, outbox_service.again(workspace, names), sender.ticked, refused, draft)


def _already_sent(workspace: Workspace, draft: str, recipient: Recipient) -> bool:
    """Whether a draft already went to a recipient: it is taken up again for those that were refused."""
    name = recipient.known.name if recipient.known else ""
    made = outbox.of_draft(workspace.shared.reader(), draft)
    return any((row.account, row.platform) == (name, recipient.platform) for row in made)


def _queue(
    workspace: Workspace,
    draft: Draft,
    request: PostRequest,
    planned: Sequence[PlannedPost],
    owner: str,
    *,
    done: bool,
) -> list[Delivery]:
    """Commit all deliveries at once. The keys they are sent under are made here and never again."""
    rows: list[tuple[Delivery, int]] = []
    waiting: dict[str, tuple[tuple[str, ...], ...]] = {}
    for one in planned:
        before: str | None = None
        for number, part in enumerate(one.parts):
            delivery = _delivery(workspace, draft, request, one, part, before, owner)
            rows.append((delivery, number))
            before = delivery.id
            if one.approvals and not number:  # the parts of a thread wait behind the first
                waiting[delivery.id] = one.approvals
    with workspace.shared.transaction() as connection:
        outbox.keep_draft(connection, draft, done=done)
        for delivery, number in rows:
            if not number:
                reply_links.begin(workspace, connection, delivery, again=request.again)
            outbox.add(connection, delivery, number)
            if delivery.id in waiting:
                approvals.want(connection, delivery.id, me(workspace), waiting[delivery.id])
    return [delivery for delivery, _ in rows]


def _delivery(
    workspace: Workspace,
    draft: Draft,
    request: PostRequest,
    one: PlannedPost,
    part: Outgoing,
    before: str | None,
    owner: str,
) -> Delivery:
    known = one.recipient.known
    server = known.account.server if known else ""
    by_hand = one.by_hand and request.when is None
    copies = tuple(replace(picture, path=_copied(workspace, picture)) for picture in part.pictures)
    outgoing = replace(part, key=workspace.new_id(), pictures=copies)
    if request.when is not None or by_hand or one.approvals:
        owner = ""
    state = State.HANDED_OFF if by_hand else State.QUEUED
    return Delivery(
        id=workspace.new_id(),
        draft=draft.id,
        account=known.name if known else "",
        platform=one.recipient.platform,
        outgoing=outgoing,
        state=State.AWAITING if one.approvals else state,
        created_at=workspace.moment().isoformat(timespec="milliseconds"),
        scheduled=request.when,
        follows=before,
        tick=request.tick,
        owner=owner,
        url=handoff.window(one.recipient.network, part, server).url if by_hand else "",
        cost=0 if one.by_hand else price(one.recipient.network, part),
        overrides=request.overrides,
    )


def _copied(workspace: Workspace, picture: Picture) -> str:
    """A copy of our own of a picture, so that what is sent is what was meant, whatever becomes of the file."""
    import hashlib

    directory = os.path.join(workspace.home.data, "pictures")
    try:
        with open(picture.path, "rb") as file:
            data = file.read(media.FROM_DISK)
        name = hashlib.sha256(data).hexdigest() + os.path.splitext(picture.path)[1].lower()[:8]
        path = os.path.join(directory, name)
        os.makedirs(directory, mode=0o700, exist_ok=True)
        atomic_write(path, data)
    except OSError as error:
        raise CmdailyError(
            "error.system", reason=error.strerror or str(error), path=error.filename or picture.path
        ) from error
    return path
