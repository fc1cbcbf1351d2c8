"""Post composing: drafts are kept, what the plan let through is queued, and sent unless it is for later."""

from __future__ import annotations

from cmdaily.domain.accounts.network import Limits
from cmdaily.domain.accounts.outcome import Reason
from cmdaily.domain.localised_message import LocalisedMessage
from cmdaily.domain.publishing.delivery import Delivery, DeliveryError, Draft, State, Step
from cmdaily.domain.publishing.outgoing import REPLY
from cmdaily.domain.publishing.results import PlannedPost, SendResult
from cmdaily.domain.record import replace
from cmdaily.errors import RefusedError, UsageError
from cmdaily.store.connection import TakenError
from cmdaily.store.publishing import outbox

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from cmdaily.domain.publishing.delivery import DeliveryState
    from cmdaily.domain.publishing.outgoing import Outgoing
    from cmdaily.services.publishing.plan import PostRequest
    from cmdaily.services.workspace import Workspace
    from cmdaily.store.connection import Connection

WAITING = (State.QUEUED, State.AWAITING)
EDITABLE = (*WAITING, State.HANDED_OFF, State.FAILED)


class DraftTakenError(RefusedError):
    """The same draft was sent already: by another window, or a colleague's scheduler."""


def keep_draft(workspace: Workspace, draft: Draft) -> None:
    """Keep what is to be said before anything else can go wrong."""
    with workspace.shared.transaction() as connection:
        outbox.keep_draft(connection, draft)


def keep_for_later(workspace: Workspace, draft: Draft) -> bool:
    """Keep a draft that was not sent in place of earlier ones that say the same: whoever tries five times has one.
    False for one that was queued whole: what became of it stands in the outbox."""
    with workspace.shared.transaction() as connection:
        outbox.keep_draft(connection, draft)
        outbox.forget_equals(connection, draft.id)
        return outbox.waits(connection, draft.id)


def forget_draft(workspace: Workspace, draft: Draft) -> None:
    """Drop a draft that is of no more use: a rehearsal's."""
    with workspace.shared.transaction() as connection:
        outbox.forget_draft(connection, draft.id)


def drafts(workspace: Workspace) -> list[Draft]:
    """The drafts that became nothing yet, oldest first."""
    return outbox.drafts(workspace.shared.reader())


def named_draft(workspace: Workspace, name: str) -> Draft | None:
    """The draft that the end or the beginning of an id names, None where it names none or several."""
    wanted = name.strip().lower()
    found = [
        draft
        for draft in drafts(workspace)
        if len(wanted) > 2
        and (draft.id.endswith(wanted) or draft.id.startswith(wanted) or draft.id[-6:].startswith(wanted))
    ]
    return found[0] if len(found) == 1 else None


def draft_of(workspace: Workspace, delivery: Delivery) -> Draft:
    """What a delivery says, as a draft of its own."""
    said, target = delivery.outgoing, delivery.outgoing.target
    return Draft(
        id=workspace.new_id(),
        kind=said.kind,
        text=delivery.text,
        created_at=workspace.timestamp,
        to=(delivery.account or delivery.platform,),
        link=said.link,
        pictures=said.pictures,
        title=said.title,
        address=(target.url or target.id) if target else "",
        language=said.language,
    )


def to_edit(workspace: Workspace, name: str) -> tuple[tuple[Delivery, ...], Draft]:
    """A delivery that waits, with what continues it in a thread, and what they say as a new draft; the first part
    stands for all. UsageError for one that does not wait, and for a part behind another."""
    from cmdaily.services.publishing import outbox as outbox_service

    outbox_service.recover_if_possible(workspace)
    delivery = outbox_service.find(workspace, name)
    if delivery.state not in EDITABLE or delivery.owner:
        why = delivery.trouble.message if delivery.trouble else None
        replaced = why is not None and why.key == "outbox.replaced"
        raise UsageError(
            "outbox.not_editable",
            remedy="outbox.edit_newer" if replaced else None,
            id=delivery.id[-6:],
            state=delivery.state,
            newer=dict(why.values)["id"] if why is not None and replaced else "",
        )
    if delivery.follows is not None:
        raise UsageError("outbox.edit_first_part", id=delivery.id[-6:], first=delivery.follows[-6:])
    reader = workspace.shared.reader()
    chain = (delivery, *outbox.followers(reader, delivery.id))
    written = outbox.draft(reader, delivery.draft)
    draft = draft_of(workspace, delivery)
    if written is not None:
        draft = replace(draft, sponsored=written.sponsored, altered=written.altered)
    if len(chain) > 1:
        draft = replace(draft, text=_whole(delivery, written) or "\n\n".join(part.text for part in chain))
    return chain, draft


def _whole(delivery: Delivery, written: Draft | None) -> str:
    """The text that was cut into a thread."""
    if written is None:
        return ""
    texts = dict(written.texts)
    return texts.get(delivery.account, texts.get(delivery.platform, written.text))


def tick_reference(workspace: Workspace, name: str) -> str:
    """The action that `--for` names, as a delivery keeps it."""
    from cmdaily.services.routines.day import find

    action = find(workspace, name, workspace.today)
    return f"{action.routine}/{action.id}"


def refuse_blocked(draft: Draft, planned: Sequence[PlannedPost]) -> None:
    """RefusedError where the preflight lets nothing through, DraftTakenError where all of it was sent already."""
    if not planned:
        raise _taken(draft)
    if all(post.blocked for post in planned):
        raise RefusedError("speak.refused", n=len(planned))


def _taken(draft: Draft) -> DraftTakenError:
    return DraftTakenError("outbox.draft_taken", remedy="outbox.draft_taken_remedy", id=draft.id[-6:])


def send_post(workspace: Workspace, request: PostRequest, planned: Sequence[PlannedPost]) -> SendResult:
    """Queue what the preflight let through, hand off what goes by hand, and send the rest unless it is for later.
    DraftTakenError where that was done meanwhile."""
    from cmdaily.services.publishing import outbox as outbox_service
    from cmdaily.services.publishing.results import send_result
    from cmdaily.services.publishing.send import Sender
    from cmdaily.services.runtime import process_locks

    accepted = [post for post in planned if not post.blocked]
    refused = tuple(post for post in planned if post.blocked)
    if not request.again:
        _look_again(workspace, request, accepted)
    with process_locks.sending(workspace) as owner:
        sender = Sender(workspace, owner.token)
        try:
            queued = _queue(workspace, request, accepted, owner.token, done=not refused)
        except TakenError as error:
            raise _taken(request.draft) from error
        if request.when is None:
            sender.send(delivery for delivery in queued if delivery.state == State.QUEUED)
    names = [delivery.id for delivery in queued]
    return send_result(
        workspace, outbox_service.again(workspace, names), sender.ticked, refused, request.draft
    )


def _look_again(workspace: Workspace, request: PostRequest, planned: Sequence[PlannedPost]) -> None:
    """RefusedError where a reply answers what was answered elsewhere meanwhile; what is for later is looked at again
    when its time comes. An edited one is held against the one that it replaces."""
    for post in planned:
        target, account = post.parts[0].target, post.recipient.known
        if post.parts[0].kind == REPLY and target is not None and account is not None:
            from cmdaily.services.inbox import elsewhere

            names = (target.id, target.url)
            if request.when is None:
                elsewhere.look_again(workspace, account.name, names)
            if not request.instead:
                elsewhere.refuse_answered(workspace, account.name, names)


def _queue(
    workspace: Workspace,
    request: PostRequest,
    planned: Sequence[PlannedPost],
    owner: str,
    *,
    done: bool,
) -> list[Delivery]:
    """Commit all deliveries at once. The keys they are sent under are made here and never again."""
    from cmdaily.services.publishing import reply_links
    from cmdaily.services.team.identity import me
    from cmdaily.store.publishing import approvals

    rows: list[tuple[Delivery, int]] = []
    waiting: dict[str, tuple[tuple[str, ...], ...]] = {}
    for post in planned:
        before: str | None = None
        for number, part in enumerate(post.parts):
            delivery = _delivery(workspace, request, post, part, before, owner)
            rows.append((delivery, number))
            before = delivery.id
            if post.approvals and not number:  # the parts of a thread wait behind the first
                waiting[delivery.id] = post.approvals
    with workspace.shared.transaction() as connection:
        if rows:
            _give_up(connection, request.instead, rows[0][0])
        outbox.keep_draft(connection, request.draft, done=done)
        for delivery, number in rows:
            if not number:
                reply_links.begin(
                    workspace, connection, delivery, again=request.again, instead=request.instead[:1]
                )
            outbox.add(connection, delivery, number)
            if delivery.id in waiting:
                approvals.want(connection, delivery.id, me(workspace), waiting[delivery.id])
    return [delivery for delivery, _ in rows]


def _give_up(connection: Connection, former: Sequence[Delivery], follower: Delivery) -> None:
    """In the transaction that queues what takes their place: neither both are sent nor none. UsageError where somebody
    sends, changes or cancels one of them."""
    changed = LocalisedMessage("outbox.replaced", (("id", follower.id[-6:]),))
    for delivery in former:
        if not outbox.move(connection, delivery, Step(State.CANCELLED, trouble=DeliveryError("", changed))):
            raise UsageError("outbox.changed", remedy="outbox.no_such_remedy", id=delivery.id[-6:])


def _delivery(
    workspace: Workspace,
    request: PostRequest,
    post: PlannedPost,
    part: Outgoing,
    before: str | None,
    owner: str,
) -> Delivery:
    from cmdaily.services.publishing import handoff
    from cmdaily.services.publishing.budget import price
    from cmdaily.services.publishing.pictures import own_copy

    account = post.recipient.known
    server = account.account.server if account else ""
    by_hand = post.by_hand and request.when is None
    limits = Limits() if post.by_hand else post.limits
    copies = tuple(own_copy(workspace, picture, limits) for picture in part.pictures)
    outgoing = replace(part, key=workspace.new_id(), pictures=copies)
    if request.when is not None or by_hand or post.approvals:
        owner = ""
    state: DeliveryState = State.HANDED_OFF if by_hand else State.QUEUED
    return Delivery(
        id=workspace.new_id(),
        draft=request.draft.id,
        account=account.name if account else "",
        platform=post.recipient.platform,
        outgoing=outgoing,
        state=State.AWAITING if post.approvals else state,
        created_at=workspace.moment().isoformat(timespec="milliseconds"),
        scheduled=request.when,
        follows=before,
        tick=request.tick,
        owner=owner,
        url=handoff.window(post.recipient.network, part, server).url if by_hand else "",
        cost=0 if post.by_hand else price(post.recipient, part),
        overrides=request.overrides,
        trouble=_why_by_hand(post, part) if by_hand else None,
    )


def _why_by_hand(post: PlannedPost, part: Outgoing) -> DeliveryError | None:
    """What is said where an account was not given the right that its network has for it."""
    from cmdaily.services.publishing.plan import lacks_right

    if not lacks_right(post.recipient, part):
        return None
    title = (("network", post.recipient.network.title),)
    return DeliveryError(Reason.RIGHT, LocalisedMessage("outbox.no_right", title))
