"""Pane of the inbox: who waits, reading a message whole, answering, setting aside, claiming."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from rich.text import Text

from cmdaily.desk.keys import Key
from cmdaily.desk.pane import Pane
from cmdaily.desk.styled import document_text, styled
from cmdaily.domain.inbox.inbox import Inbox, InboxEntry
from cmdaily.domain.inbox.message import COMPLAINT, OPEN
from cmdaily.domain.publishing.outgoing import REPLY
from cmdaily.render.clean import one_line
from cmdaily.render.labels import author, left
from cmdaily.render.views.inbox import inbox as listed
from cmdaily.render.views.inbox import message as whole
from cmdaily.services.inbox import inbox, suggestions
from cmdaily.services.publishing import templates
from cmdaily.services.team.identity import me

if TYPE_CHECKING:
    from cmdaily.services.workspace import Workspace


class InboxPane(Pane[Inbox, InboxEntry]):
    """The messages that wait, the most urgent first."""

    NAME = "inbox"
    KEYS = (
        Key("r", "reply", "desk.key_reply"),
        Key("t", "template", "desk.key_template"),
        Key("d", "done", "desk.key_done"),
        Key("c", "claim", "desk.key_claim"),
        Key("K", "kind", "desk.key_kind"),
        Key("f", "fetch", "desk.key_fetch"),
        Key("o", "page", "desk.key_page"),
    )

    def read(self, workspace: Workspace) -> Inbox:
        """What waits. The networks are read by `f` and by the scheduler."""
        return inbox.listing(workspace)

    def title(self, model: Inbox) -> str:
        """How many wait, and how many are late."""
        tr = self.desk.session.tr
        if not model.entries:
            return tr("inbox.empty" if model.accounts else "inbox.no_accounts")
        late = sum(1 for entry in model.entries if entry.overdue)
        return tr("inbox.waiting", n=model.waiting) + (tr("inbox.late", n=late) if late else "")

    def rows(self, model: Inbox) -> Sequence[tuple[Text, InboxEntry | None]]:
        """Two lines for each message: who, and what."""
        return [(self._row(model, entry), entry) for entry in model.entries]

    def _row(self, model: Inbox, entry: InboxEntry) -> Text:
        tr = self.desk.session.tr
        message = entry.message
        pieces = [("number", f"{message.ref:>4}  "), left(entry, tr)]
        if message.urgency == COMPLAINT and message.state == OPEN:
            pieces.append(("bad", " " + tr("inbox.complaint")))
        pieces.append(("accent", "  " + one_line(author(entry), 60)))
        about = [message.account, listed.age(model, message.incoming.received_at, tr)]
        if entry.claimed_by:
            about.append(tr("inbox.is_claimed", person=one_line(entry.claimed_by, 40)))
        pieces.append(("dim", " · " + " · ".join(about)))
        return styled((*pieces, ("", "\n      " + one_line(message.incoming.text, 160))))

    def open_thing(self, thing: InboxEntry) -> None:
        """The message whole."""
        ref = thing.message.ref
        self.desk.look_at(
            lambda workspace: document_text(
                whole.document(inbox.show(workspace, [ref]), self.desk.session.tr)
            )
        )

    def action_reply(self) -> None:
        """Answer what is chosen."""
        if self.chosen is not None:
            self._reply(self.chosen, "")

    def action_template(self) -> None:
        """Answer with the template that fits; what it cannot fill is asked for in the text itself."""
        entry = self.chosen
        if entry is None:
            return
        tr = self.desk.session.tr

        def found(workspace: Workspace) -> str:
            known = templates.listing(workspace)
            best = suggestions.best(workspace, entry.message, known, tr.language)
            return best.text if best is not None and not best.missing else ""

        def answer(text: str) -> None:
            if not text:
                self.desk.say(tr("desk.no_template"))
            self._reply(entry, text)

        self.desk.act(found, answer, again=False)

    def _reply(self, entry: InboxEntry, text: str) -> None:
        message = entry.message
        self.desk.compose_text(
            kind=REPLY,
            to=message.account,
            address=message.incoming.remote_id,
            text=text,
            about=f"{message.ref} · {one_line(author(entry), 60)}: {one_line(message.incoming.text, 200)}",
        )

    def action_done(self) -> None:
        """Set a message aside."""
        entry = self.chosen
        if entry is not None:
            self.desk.act(lambda workspace: inbox.settle(workspace, [entry.message.ref], done=True))

    def action_claim(self) -> None:
        """Claim it, or give it back."""
        entry = self.chosen
        if entry is None:
            return

        def work(workspace: Workspace) -> Inbox:
            mine = entry.claimed_by and entry.claimed_by == me(workspace)
            return (inbox.release if mine else inbox.claim)(workspace, [entry.message.ref])

        self.desk.act(work)

    def action_kind(self) -> None:
        """Correct the kind of a message."""
        entry = self.chosen
        if entry is not None:
            self.desk.ask(
                "desk.ask_kind",
                lambda kind: self.desk.act(
                    lambda workspace: inbox.correct(workspace, entry.message.ref, kind.strip())
                ),
            )

    def action_fetch(self) -> None:
        """Read the networks now."""
        tr = self.desk.session.tr
        self.desk.say(tr("desk.fetching"))

        def told(model: Inbox) -> None:
            found = [tr(key, **values) for key, values in listed.troubles(model, tr)]
            new = sum(read.new for read in model.reads)
            self.desk.say("\n".join([*found, tr("inbox.new", n=new)]), bad=bool(found))

        self.desk.act(lambda workspace: inbox.listing(workspace, refresh=True), told)

    def action_page(self) -> None:
        """Open the page of a message."""
        if self.chosen is not None:
            self.desk.open_page(self.chosen.message.incoming.url)
