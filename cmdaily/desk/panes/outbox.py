"""Pane of the outbox: what waits, what became of the rest; sending, cancelling, approving, another time."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from rich.text import Text

from cmdaily.desk.drafts import said_by
from cmdaily.desk.keys import Key
from cmdaily.desk.pane import Pane
from cmdaily.desk.styled import document_text, styled
from cmdaily.domain.charter.approval import OpenApproval
from cmdaily.domain.publishing.delivery import Delivery, Draft, State
from cmdaily.domain.publishing.outgoing import REPLY
from cmdaily.domain.publishing.results import DeliveryList, SendResult
from cmdaily.domain.record import frozen
from cmdaily.domain.time.when import parse_when
from cmdaily.render.clean import one_line
from cmdaily.render.labels import error_of, returned_of, short, whom
from cmdaily.render.views.publishing import delivery as whole
from cmdaily.render.views.publishing import results as sent
from cmdaily.render.views.publishing.outbox import STYLES
from cmdaily.services.inbox import inbox
from cmdaily.services.publishing import outbox
from cmdaily.services.publishing.results import send_result

if TYPE_CHECKING:
    from cmdaily.domain.inbox.message import Message
    from cmdaily.services.publishing.send import Sender
    from cmdaily.services.workspace import Workspace

UNFINISHED = (State.UNKNOWN, State.HANDED_OFF, State.AWAITING, State.FAILED, State.SENDING, State.QUEUED)


@frozen
class Waiting:
    """Drafts and deliveries, and what those that await approval wait for."""

    listed: DeliveryList
    approvals: tuple[OpenApproval, ...] = ()

    def approval(self, delivery: Delivery) -> OpenApproval | None:
        """What a delivery waits for, None where it awaits no approval."""
        return next((each for each in self.approvals if each.delivery == delivery.id), None)


class OutboxPane(Pane[Waiting, "Delivery | Draft"]):
    """Drafts and deliveries: what somebody has to look at first."""

    NAME = "outbox"
    INDENT = 8
    KEYS = (
        Key("e", "edit", "desk.key_edit"),
        Key("s", "send", "desk.key_send_now"),
        Key("t", "reschedule", "desk.key_reschedule"),
        Key("a", "approve", "desk.key_approve"),
        Key("b", "give_back", "desk.key_give_back"),
        Key("x", "cancel", "desk.key_cancel"),
        Key("c", "check", "desk.key_check"),
        Key("v", "sent", "desk.key_sent"),
        Key("V", "not_sent", "desk.key_not_sent"),
        Key("o", "page", "desk.key_page"),
    )

    def read(self, workspace: Workspace) -> Waiting:
        """The drafts, everything that is not finished, however old, and the latest of the rest."""
        from cmdaily.services.publishing import approval  # the first screen waits for nothing of it

        latest, unfinished = outbox.listing(workspace), outbox.listing(workspace, UNFINISHED)
        every = {each.id: each for each in (*latest.deliveries, *unfinished.deliveries)}
        listed = DeliveryList(tuple(sorted(every.values(), key=lambda each: each.id)), latest.drafts)
        return Waiting(listed, approval.open_approvals(workspace, listed.deliveries))

    def title(self, model: Waiting) -> str:
        """How many wait, and how many of them for the person who sits here."""
        tr, listed = self.desk.session.tr, model.listed
        if not listed.deliveries and not listed.drafts:
            return tr("outbox.empty")
        waiting = sum(1 for each in listed.deliveries if each.state in UNFINISHED)
        mine = sum(1 for each in model.approvals if each.mine)
        drafts = len(listed.drafts)
        told = [
            *([tr("desk.drafts", n=drafts)] if drafts else []),
            *([tr("desk.outbox", n=waiting)] if waiting or not drafts else []),
            *([tr("desk.to_approve", n=mine)] if mine else []),
        ]
        return " · ".join(told)

    def rows(self, model: Waiting) -> Sequence[tuple[Text, Delivery | Draft | None]]:
        """The newest first; drafts, which nobody sees who does not look for them, before all."""
        drafts = [(self._draft(each), each) for each in reversed(model.listed.drafts)]
        rows = [(self._row(each, model.approval(each)), each) for each in reversed(model.listed.deliveries)]
        return [*drafts, *rows]

    def _draft(self, draft: Draft) -> Text:
        tr = self.desk.session.tr
        to = one_line(" ".join(draft.to), 60)
        head = (("number", short(draft.id)), ("late", "  " + tr("desk.draft")), ("accent", "  " + to))
        return styled((*head, ("", "\n        " + one_line(draft.text or draft.link or draft.address, 160))))

    def _row(self, delivery: Delivery, wanted: OpenApproval | None) -> Text:
        tr = self.desk.session.tr
        when = delivery.scheduled
        pieces = [
            ("number", short(delivery.id)),
            (STYLES[delivery.state], "  " + tr("outbox.state_" + delivery.state)),
            ("accent", "  " + whom(delivery)),
        ]
        if when is not None and delivery.state in (State.QUEUED, State.AWAITING):
            pieces.append(("dim", "  " + tr("date.one", moment=f"{when.shown:%Y-%m-%d %H:%M}")))
        error = error_of(delivery, tr) or returned_of(delivery, tr)
        if error:
            pieces.append((STYLES[delivery.state], "  " + one_line(error, 160)))
        pieces.append(("", "\n        " + one_line(delivery.text or delivery.outgoing.link, 160)))
        if wanted is not None:
            names = "; ".join(" / ".join(one_line(name, 40) for name in each) for each in wanted.who)
            key = "desk.approve_yours" if wanted.mine else "desk.approve_others"
            told = tr(key, author=one_line(wanted.author, 40), names=names)
            pieces.append(("late" if wanted.mine else "dim", "\n        " + told))
        return styled(tuple(pieces))

    def identity(self, thing: Delivery | Draft) -> object:
        """Its reference."""
        return thing.id

    def open_thing(self, thing: Delivery | Draft) -> None:
        """A draft is taken up again; a delivery is shown with everything that was tried."""
        if isinstance(thing, Draft):
            self._take_up(thing)
            return
        self.look(
            lambda workspace: document_text(
                whole.document(outbox.show(workspace, thing.id), self.desk.session.tr)
            )
        )

    def action_edit(self) -> None:
        """Take a draft up again, or what waits for its time or for an approval."""
        thing = self.chosen
        if isinstance(thing, Draft):
            self._take_up(thing)
        elif thing is not None:
            from cmdaily.services.publishing import compose

            def read(workspace: Workspace) -> tuple[tuple[Delivery, ...], Draft, Message | None]:
                instead, draft = compose.to_edit(workspace, thing.id)
                return instead, draft, _answered_by(workspace, draft)

            self.desk.act(
                read,
                lambda found: self.desk.compose_text(found[1], _about(found[2]), instead=found[0]),
                again=False,
            )

    def _take_up(self, draft: Draft) -> None:
        """Go on with a draft; a reply with what it answers above it."""
        self.desk.act(
            lambda workspace: _answered_by(workspace, draft),
            lambda message: self.desk.compose_text(draft, _about(message)),
            again=False,
        )

    @property
    def _delivery(self) -> Delivery | None:
        """The delivery that is chosen; a draft says that it is none."""
        thing = self.chosen
        if isinstance(thing, Draft):
            self.desk.say(self.desk.session.tr("desk.only_deliveries"), bad=True)
        return thing if isinstance(thing, Delivery) else None

    def action_send(self) -> None:
        """Send it now, whatever its time."""
        self._send(lambda workspace, name: outbox.send(workspace, [name]))

    def action_check(self) -> None:
        """Ask the network what became of it; what certainly does not stand there is sent again."""
        from cmdaily.services.publishing import reconcile

        self._send(lambda workspace, name: reconcile.resolve(workspace, [name]))

    def action_approve(self) -> None:
        """Approve it: once every approval is given it is sent, or waits for its time."""
        from cmdaily.services.publishing import approval

        self._send(approval.approve)

    def action_give_back(self) -> None:
        """Send it back to its author, with a reason."""
        from cmdaily.services.publishing import approval

        tr = self.desk.session.tr
        self._ask(
            "desk.ask_return",
            approval.give_back,
            then=lambda _: self.desk.say(tr("desk.given_back")),
        )

    def _send(self, deed: Callable[[Workspace, str], Sender]) -> None:
        """Send, and say what came of it."""
        delivery = self._delivery
        if delivery is None:
            return

        def sending(workspace: Workspace) -> SendResult:
            sender = deed(workspace, delivery.id)
            return send_result(workspace, outbox.again(workspace, sender.touched), sender.ticked)

        def told(result: SendResult) -> None:
            for each in result.deliveries:
                if each.state == State.HANDED_OFF:
                    self.desk.hand_over(each)
            self.desk.say(document_text(sent.document(result, self.desk.session.tr)).plain)

        self.desk.act(sending, told)

    def action_reschedule(self) -> None:
        """Another time."""

        def move(workspace: Workspace, name: str, text: str) -> object:
            when = parse_when(text, workspace.now, workspace.config.timezone or "")
            return outbox.reschedule(workspace, name, when)

        self._ask("desk.ask_when", move)

    def action_cancel(self) -> None:
        """Cancel it; a draft is deleted, when that is meant."""
        thing = self.chosen
        if isinstance(thing, Draft):
            from cmdaily.services.publishing import compose

            self.desk.ask(
                "desk.ask_forget",
                lambda _: self.desk.act(lambda workspace: compose.forget_draft(workspace, thing)),
                empty=True,
            )
        else:
            self._do(lambda workspace, name: outbox.cancel(workspace, [name]))

    def action_sent(self) -> None:
        """It was sent: a person looked, or posted it."""
        self._ask(
            "desk.ask_address",
            lambda workspace, name, url: outbox.settle_by_hand(workspace, name, sent=True, url=url),
            empty=True,
        )

    def action_not_sent(self) -> None:
        """It was not sent: a person looked."""
        self._do(lambda workspace, name: outbox.settle_by_hand(workspace, name, sent=False))

    def action_page(self) -> None:
        """Open the post, or the window in which to write it."""
        delivery = self._delivery
        if delivery is not None:
            self.desk.hand_over(delivery)

    def _do(self, deed: Callable[[Workspace, str], object]) -> None:
        delivery = self._delivery
        if delivery is not None:
            self.desk.act(lambda workspace: deed(workspace, delivery.id))

    def _ask(
        self,
        question: str,
        deed: Callable[[Workspace, str, str], Any],
        *,
        empty: bool = False,
        then: Callable[[Any], None] | None = None,
    ) -> None:
        delivery = self._delivery
        if delivery is not None:
            self.desk.ask(
                question,
                lambda text: self.desk.act(lambda workspace: deed(workspace, delivery.id, text), then),
                empty=empty,
            )


def _answered_by(workspace: Workspace, draft: Draft) -> Message | None:
    """The message that a reply answers, None for another text and for what never came in."""
    if draft.kind != REPLY or not draft.to:
        return None
    return inbox.addressed(workspace, draft.to[0], draft.address)


def _about(message: Message | None) -> str:
    return said_by(message) if message else ""
