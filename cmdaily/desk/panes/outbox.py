"""Pane of the outbox: what waits, what became of the rest; sending, cancelling, approving, another time."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from rich.text import Text

from cmdaily.desk.keys import Key
from cmdaily.desk.pane import Pane
from cmdaily.desk.styled import document_text, styled
from cmdaily.domain.publishing.delivery import Delivery, State
from cmdaily.domain.publishing.results import DeliveryList
from cmdaily.domain.time.when import parse_when
from cmdaily.render.clean import one_line
from cmdaily.render.labels import error_of, short, whom
from cmdaily.render.views.publishing import delivery as whole
from cmdaily.render.views.publishing.outbox import STYLES
from cmdaily.services.publishing import approval, outbox

if TYPE_CHECKING:
    from cmdaily.services.workspace import Workspace

UNFINISHED = (State.UNKNOWN, State.HANDED_OFF, State.AWAITING, State.FAILED, State.SENDING, State.QUEUED)


class OutboxPane(Pane[DeliveryList, Delivery]):
    """Deliveries: what somebody has to look at first."""

    NAME = "outbox"
    KEYS = (
        Key("s", "send", "desk.key_send_now"),
        Key("a", "approve", "desk.key_approve"),
        Key("b", "give_back", "desk.key_give_back"),
        Key("t", "reschedule", "desk.key_reschedule"),
        Key("x", "cancel", "desk.key_cancel"),
        Key("v", "sent", "desk.key_sent"),
        Key("V", "not_sent", "desk.key_not_sent"),
        Key("o", "page", "desk.key_page"),
    )

    def read(self, workspace: Workspace) -> DeliveryList:
        """The latest deliveries."""
        return outbox.listing(workspace)

    def title(self, model: DeliveryList) -> str:
        """How many wait."""
        tr = self.desk.session.tr
        if not model.deliveries and not model.drafts:
            return tr("outbox.empty")
        waiting = sum(1 for each in model.deliveries if each.state in UNFINISHED)
        return tr("desk.outbox", n=waiting)

    def rows(self, model: DeliveryList) -> Sequence[tuple[Text, Delivery | None]]:
        """The newest first."""
        return [(self._row(each), each) for each in reversed(model.deliveries)]

    def _row(self, delivery: Delivery) -> Text:
        tr = self.desk.session.tr
        when = delivery.scheduled
        pieces = [
            ("number", short(delivery.id)),
            (STYLES[delivery.state], "  " + tr("outbox.state_" + delivery.state)),
            ("accent", "  " + whom(delivery)),
        ]
        if when is not None and delivery.state in (State.QUEUED, State.AWAITING):
            pieces.append(("dim", "  " + tr("date.one", moment=f"{when.shown:%Y-%m-%d %H:%M}")))
        error = error_of(delivery, tr)
        if error:
            pieces.append((STYLES[delivery.state], "  " + one_line(error, 160)))
        return styled((*pieces, ("", "\n        " + one_line(delivery.text or delivery.outgoing.link, 160))))

    def open_thing(self, thing: Delivery) -> None:
        """One delivery with everything that was tried."""
        self.desk.look_at(
            lambda workspace: document_text(
                whole.document(outbox.show(workspace, thing.id), self.desk.session.tr)
            )
        )

    def action_send(self) -> None:
        """Send it now, whatever its time."""
        self._do(lambda workspace, name: outbox.send(workspace, [name]))

    def action_approve(self) -> None:
        """Approve it."""
        self._do(approval.approve)

    def action_give_back(self) -> None:
        """Send it back to its author, with a reason."""
        self._ask("desk.ask_reason", approval.give_back)

    def action_reschedule(self) -> None:
        """Another time."""

        def move(workspace: Workspace, name: str, text: str) -> object:
            when = parse_when(text, workspace.now, workspace.config.timezone or "")
            return outbox.reschedule(workspace, name, when)

        self._ask("desk.ask_when", move)

    def action_cancel(self) -> None:
        """Cancel it."""
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
        if self.chosen is not None:
            self.desk.hand_over(self.chosen)

    def _do(self, deed: object) -> None:
        delivery = self.chosen
        if delivery is not None:
            self.desk.act(lambda workspace: deed(workspace, delivery.id))  # type: ignore[operator]

    def _ask(self, question: str, deed: object, *, empty: bool = False) -> None:
        delivery = self.chosen
        if delivery is not None:
            self.desk.ask(
                question,
                lambda text: self.desk.act(lambda workspace: deed(workspace, delivery.id, text)),  # type: ignore[operator]
                empty=empty,
            )
