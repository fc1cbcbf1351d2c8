"""Post planning: what would be sent to each recipient, in how many parts, at what price, with its preflight."""

from __future__ import annotations

from datetime import datetime, timedelta

from cmdaily.domain.accounts.account import Recipient
from cmdaily.domain.accounts.network import Can, Limits
from cmdaily.domain.localised_message import LocalisedMessage
from cmdaily.domain.publishing.delivery import PENDING, TICK_MATCHING, Delivery, Draft, State
from cmdaily.domain.publishing.finding import ERROR, WARNING, Finding
from cmdaily.domain.publishing.outgoing import POST, REPLY, SHARE, Outgoing
from cmdaily.domain.publishing.preflight import AGAIN, Embargo, PreflightInput, RecentPost
from cmdaily.domain.publishing.quotation import PrivateMessage
from cmdaily.domain.publishing.results import PicturesRead, PlannedPost
from cmdaily.domain.publishing.text.measure import text_as_sent
from cmdaily.domain.publishing.text.threads import split_thread
from cmdaily.domain.record import frozen, replace
from cmdaily.domain.time.when import moment_of
from cmdaily.platforms import registry
from cmdaily.platforms.http import graphemes
from cmdaily.services.accounts import accounts
from cmdaily.services.charter.charter import Editor
from cmdaily.services.publishing import targets
from cmdaily.services.publishing.budget import price, spend_limit
from cmdaily.services.publishing.preflight import preflight_with_charter
from cmdaily.store.inbox import messages
from cmdaily.store.publishing import attempts, outbox

PRIVATE = timedelta(days=90)
"""So far back private messages are looked at for words that a text takes from them."""

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from cmdaily.domain.publishing.contact import Contact
    from cmdaily.domain.publishing.delivery import Override
    from cmdaily.domain.time.when import When
    from cmdaily.services.workspace import Workspace


@frozen
class PostRequest:
    """A draft, and what is to become of it: `when` it goes out, None for now; `tick` and `overrides` as in Delivery;
    whether it may become a `thread`; whether a message that was answered is answered `again`; the deliveries it is sent
    `instead` of, in their order."""

    draft: Draft
    when: When | None = None
    tick: str = TICK_MATCHING
    overrides: tuple[Override, ...] = ()
    thread: bool = False
    again: bool = False
    instead: tuple[Delivery, ...] = ()


def plan_post(workspace: Workspace, request: PostRequest) -> tuple[PlannedPost, ...]:
    """What would be said to each recipient, with everything there is to remark on. Raises UsageError for a recipient
    or an address that means nothing."""
    recipients = targets.recipients_for(
        workspace, request.draft.kind, request.draft.to, request.draft.address
    )
    editor = Editor(workspace)
    planned: list[PlannedPost] = []
    spent = 0
    for recipient in recipients:
        if _already_sent(workspace, request.draft.id, recipient):
            continue
        post = _planned(workspace, editor, request, recipient, spent)
        spent += 0 if post.blocked else post.price
        planned.append(post)
    return tuple(planned)


def _planned(
    workspace: Workspace, editor: Editor, request: PostRequest, recipient: Recipient, spent: int
) -> PlannedPost:
    if recipient.known is not None:
        recipient = replace(recipient, known=accounts.refreshed_limits(workspace, recipient.known))
    outgoing = _outgoing(editor, request.draft, recipient)
    if request.instead:
        outgoing = replace(outgoing, target=request.instead[0].outgoing.target)
    if request.draft.kind == REPLY and recipient.known is not None:
        again = request.again or bool(request.instead)  # the answer that it had until now
        _refuse_double(workspace, recipient.known.name, outgoing, again=again)
    by_hand = needs_handoff(recipient, outgoing)
    limits = limits_of(recipient).of(outgoing)
    parts = _parts(outgoing, recipient, limits, thread=request.thread and not by_hand)
    cost = 0 if by_hand else sum(price(recipient, part) for part in parts)
    pictures = _pictures(workspace, recipient, outgoing, Limits() if by_hand else limits, by_hand=by_hand)
    subjects = _aims(
        workspace,
        request,
        recipient,
        parts,
        limits,
        by_hand=by_hand,
        cost=cost,
        spent=spent,
        pictures=pictures,
    )
    said = preflight_with_charter(
        editor, subjects, request.overrides, sponsored=request.draft.sponsored, altered=request.draft.altered
    )
    notices = () if by_hand else pictures.notices
    findings = (*said.findings, *_role(recipient, outgoing))
    if request.thread and by_hand and any(finding.rule == "length" for finding in findings):
        told = LocalisedMessage("preflight.no_thread_by_hand", (("network", recipient.network.title),))
        findings = (*findings, Finding("thread", WARNING, told))
    return PlannedPost(recipient, parts, findings, limits, cost, by_hand, said.approvals, notices)


def _role(recipient: Recipient, outgoing: Outgoing) -> tuple[Finding, ...]:
    """What keeps a person from it whose role is given the same rights by API and on the network's own pages."""
    if not (recipient.network.rights_of_role and lacks_right(recipient, outgoing)):
        return ()
    message = LocalisedMessage("preflight.role", (("network", recipient.network.title),))
    return (Finding("right", ERROR, message),)


def _refuse_double(workspace: Workspace, account: str, outgoing: Outgoing, *, again: bool) -> None:
    """UsageError where somebody else is answering a message, or it was answered and not wanted again."""
    if outgoing.target is None:
        return
    from cmdaily.services.inbox import claims
    from cmdaily.services.publishing import reply_links

    claims.refuse_claimed(workspace, account, (outgoing.target.id, outgoing.target.url))
    if not again:
        reply_links.refuse_answered(workspace.shared.reader(), account, outgoing.target)


def _pictures(
    workspace: Workspace, recipient: Recipient, outgoing: Outgoing, limits: Limits, *, by_hand: bool
) -> PicturesRead:
    if not outgoing.pictures:
        return PicturesRead()
    from cmdaily.services.publishing.hosting import host_for
    from cmdaily.services.publishing.pictures import read_pictures

    host = host_for(recipient.network, accounts.known(workspace))
    name = host.name if host else ""
    return read_pictures(outgoing.pictures, limits, recipient.network, name, by_hand=by_hand)


def _outgoing(editor: Editor, draft: Draft, recipient: Recipient) -> Outgoing:
    """What is said to one recipient. Where a network knows no quotes, a share with a text is a post with the link."""
    target, link = targets.resolve_target(recipient, draft.kind, draft.address)
    name = recipient.known.name if recipient.known else ""
    texts = dict(draft.texts)
    text = texts.get(name, texts.get(recipient.platform, draft.text))
    quoted = target is not None and draft.kind == SHARE and text.strip()
    if quoted and target is not None and targets.links_for_quotes(recipient):
        link, target = target.url or draft.address, None
    language = draft.language
    if not language and text.strip():
        templated = recipient.network.window_hours and draft.title  # the text is then a list of values
        language = editor.language_said("" if templated else text, recipient.platform, name or None)
    return Outgoing(
        draft.kind,
        text,
        "",
        link or draft.link,
        draft.pictures,
        target,
        language,
        draft.title,
        draft.sponsored,
    )


def needs_handoff(recipient: Recipient, outgoing: Outgoing) -> bool:
    """Whether a person has to send it: no account, no API, or none for this kind of thing."""
    if recipient.known is None or not registry.has_adapter(recipient.platform):
        return True
    rights = recipient.known.rights
    can = (
        recipient.network.can
        if rights is None
        else tuple(one for one in recipient.network.can if one in rights)
    )
    return not _may(can, outgoing)


def lacks_right(recipient: Recipient, outgoing: Outgoing) -> bool:
    """Whether a person has to send it for one reason alone: the account was not given the right."""
    if recipient.known is None or not registry.has_adapter(recipient.platform):
        return False
    return needs_handoff(recipient, outgoing) and _may(recipient.network.can, outgoing)


def _may(can: Sequence[str], outgoing: Outgoing) -> bool:
    if outgoing.kind == REPLY:
        return Can.REPLY in can or Can.REPLY_SUMMONED in can
    if outgoing.kind == SHARE and outgoing.target is not None:
        return (Can.QUOTE if outgoing.text.strip() else Can.SHARE) in can
    return POST in can


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
    rest = [Outgoing(REPLY, text, "", language=outgoing.language, paid=outgoing.paid) for text in texts[1:]]
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
    pictures: PicturesRead,
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
        pictures=pictures.refused,
        animated=pictures.animated,
        located=pictures.located,
        recent=recent(workspace, recipient, but=request.instead),
        price=cost,
        link_price=0 if by_hand else cost - sum(price(recipient, part, links=False) for part in parts),
        spent=attempts.spent(reader, workspace.today) + spent,
        spend_limit=spend_limit(workspace),
        embargoes=embargoes(workspace),
        contact=_contact(workspace, recipient, parts[0]),
        private=private_messages(workspace),
    )
    rest = [
        replace(
            common,
            outgoing=part,
            continues=True,
            recent=(),
            price=0,
            link_price=0,
            pictures=(),
            animated=(),
            located=(),
        )
        for part in parts[1:]
    ]
    return [common, *rest]


def _contact(workspace: Workspace, recipient: Recipient, outgoing: Outgoing) -> Contact | None:
    """Who an answer goes to, on a network where one writes to persons."""
    if not recipient.network.window_hours or outgoing.target is None:
        return None
    from cmdaily.domain.publishing.contact import person_of
    from cmdaily.store import contacts

    address = person_of(outgoing.target.id)
    return contacts.contact(workspace.shared.reader(), recipient.network.name, address)


def recent(
    workspace: Workspace, recipient: Recipient, *, but: Sequence[Delivery] = ()
) -> tuple[RecentPost, ...]:
    """What this account has said lately, or is about to, but for the deliveries that are given up for it."""
    name = recipient.known.name if recipient.known else ""
    since = (workspace.now - AGAIN).isoformat()
    rows = outbox.said_by(workspace.shared.reader(), name, recipient.platform, since)
    given_up = {delivery.id for delivery in but}
    return tuple(_recent_posts(row) for row in rows if row.id not in given_up)


def _recent_posts(row: Delivery) -> RecentPost:
    moment = datetime.fromisoformat(row.last_attempt_at or row.created_at)
    late = row.state == State.SENT and row.last_attempt_at  # what was sent late stands there since then
    if row.scheduled is not None and not late:
        moment = moment_of(row.scheduled.wall, row.scheduled.zone, row.scheduled.fold)
    shown = row.url if row.state == State.SENT else ""
    return RecentPost(row.text, moment, row.state in PENDING, shown, row.outgoing.aim, row.outgoing.link)


def private_messages(workspace: Workspace) -> tuple[PrivateMessage, ...]:
    """What was said to the accounts of late and not to everybody."""
    since = workspace.now - PRIVATE
    return tuple(
        PrivateMessage(message.ref, message.incoming.remote_id, message.incoming.text)
        for message in messages.private(workspace.shared.reader(), since)
    )


def embargoes(workspace: Workspace) -> tuple[Embargo, ...]:
    """The embargoes of the configuration, in the user's time zone."""
    zone = workspace.config.timezone or ""
    found = []
    for words, until in workspace.config.section("embargoes", ()):
        wall = datetime.fromisoformat(until)
        found.append(Embargo(words, moment_of(wall, zone), f"{wall:%Y-%m-%d %H:%M}"))
    return tuple(found)


def _already_sent(workspace: Workspace, draft: str, recipient: Recipient) -> bool:
    """Whether a draft already went to a recipient: it is taken up again for those that were refused."""
    name = recipient.known.name if recipient.known else ""
    made = outbox.of_draft(workspace.shared.reader(), draft)
    return any((row.account, row.platform) == (name, recipient.platform) for row in made)
