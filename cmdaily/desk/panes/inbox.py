"""Pane of the inbox: who waits, reading a message whole, answering, setting aside, claiming."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import UTC
from typing import TYPE_CHECKING

from rich.text import Text

from cmdaily.desk.drafts import new_draft, said_by
from cmdaily.desk.keys import Key
from cmdaily.desk.lines import whole as whole_words
from cmdaily.desk.pane import Pane
from cmdaily.desk.styled import document_text, styled
from cmdaily.domain.inbox.inbox import Inbox, InboxEntry
from cmdaily.domain.inbox.message import COMPLAINT, OPEN
from cmdaily.domain.publishing.outgoing import REPLY
from cmdaily.domain.time.when import parse_when
from cmdaily.render.clean import one_line
from cmdaily.render.document import Gap
from cmdaily.render.errors import problem_lines
from cmdaily.render.labels import author, excerpt, left
from cmdaily.render.views.inbox import inbox as listed
from cmdaily.render.views.inbox import message as whole
from cmdaily.render.views.inbox.walk import before as before_lines
from cmdaily.services.inbox import claims, inbox, suggestions
from cmdaily.services.inbox.walk import Walk, before
from cmdaily.services.publishing import templates
from cmdaily.services.team.identity import me

if TYPE_CHECKING:
    from cmdaily.domain.inbox.message import Message
    from cmdaily.domain.inbox.suggestion import Suggestion
    from cmdaily.domain.publishing.template import Template
    from cmdaily.errors import Problem
    from cmdaily.services.workspace import Workspace


class InboxPane(Pane[Inbox, InboxEntry]):
    """The messages that wait, the most urgent first."""

    NAME = "inbox"
    INDENT = 6
    KEYS = (
        Key("t", "template", "desk.key_template"),
        Key("r", "reply", "desk.key_reply"),
        Key("d", "done", "desk.key_done"),
        Key("z", "snooze", "desk.key_snooze"),
        Key("w", "other_template", "desk.key_other_template"),
        Key("c", "claim", "desk.key_claim"),
        Key("K", "kind", "desk.key_kind"),
        Key("exclamation_mark", "block", "desk.key_block"),
        Key("f", "fetch", "desk.key_fetch"),
        Key("o", "page", "desk.key_page"),
    )

    def __init__(self) -> None:
        super().__init__()
        self._given: dict[str, str] = {}

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
            pieces.append(("bad", " · " + tr("inbox.complaint")))
        pieces.append(("accent", "  " + one_line(author(entry), 60)))
        about = [message.account, whole_words(listed.age(model, message.incoming.received_at, tr))]
        if entry.claimed_by:
            about.append(tr("inbox.is_claimed", person=one_line(entry.claimed_by, 40)))
        pieces.append(("dim", " · " + " · ".join(about)))
        return styled((*pieces, ("", "\n      " + one_line(message.incoming.text, 160))))

    def identity(self, thing: InboxEntry) -> object:
        """Its reference."""
        return thing.message.ref

    def open_thing(self, thing: InboxEntry) -> None:
        """The message whole, with what its author wrote before and what stands around it."""
        message, tr = thing.message, self.desk.session.tr

        def found(workspace: Workspace) -> Text:
            shown = whole.document(inbox.show(workspace, [message.ref]), tr)
            more = before_lines(*before(workspace, message), tr, workspace.zone)
            return document_text((*shown, Gap(), *more) if more else shown)

        self.look(found)

    def action_reply(self) -> None:
        """Answer what is chosen."""
        if self.chosen is not None:
            self._reply(self.chosen, "")

    def action_template(self) -> None:
        """Answer with the template that fits; what it cannot fill is asked for. Where none fits, which one is asked."""
        self._suggest("")

    def action_other_template(self) -> None:
        """Answer with another template than the one that fits."""
        entry, tr = self.chosen, self.desk.session.tr
        if entry is None:
            return

        def which(read: tuple[list[Template], list[Problem]]) -> None:
            known, problems = read
            if problems:
                self.desk.say("\n".join(problem_lines(problems, tr)), bad=True)
            if not known and not problems:
                self.desk.say(tr("desk.no_templates"))
            if not known:
                return
            names = ", ".join(template.name for template in known)
            self.desk.ask("walk.which_template", lambda name: self._suggest(name.strip(), entry), names=names)

        self.desk.act(templates.readable, which, again=False)

    def _suggest(
        self, name: str, entry: InboxEntry | None = None, given: Mapping[str, str] | None = None
    ) -> None:
        """Answer with a template, the best one without a name: ask for one value after the other, then show it."""
        entry, tr = entry or self.chosen, self.desk.session.tr
        if entry is None:
            return

        def found(workspace: Workspace) -> Suggestion | None:
            if name:
                only = [templates.find(workspace, name)]
                return suggestions.suggest(workspace, entry.message, only, tr.language, given)
            known = templates.readable(workspace)[0]
            return suggestions.best(workspace, entry.message, known, tr.language)

        def answer(suggestion: Suggestion | None) -> None:
            if suggestion is None:
                self.desk.say(tr("desk.no_template"))
                if not name:
                    self.action_other_template()
            elif suggestion.missing:
                self._fill(suggestion, entry, given or {})
            else:
                self._reply(entry, suggestion.text, self._warning(suggestion))

        self.desk.act(found, answer, again=False)

    def _fill(self, suggestion: Suggestion, entry: InboxEntry, given: Mapping[str, str]) -> None:
        """Ask for the next value of a template; what was given for the message before is offered again."""
        wanted, template = suggestion.missing[0], suggestion.template.name

        def filled(text: str) -> None:
            self._given[wanted] = text.strip()
            self._suggest(template, entry, {**given, wanted: text.strip()})

        self.desk.ask(
            "desk.ask_value",
            filled,
            value=self._given.get(wanted, ""),
            name=wanted,
            template=template,
            text=one_line(suggestion.text, 160),
        )

    def _warning(self, suggestion: Suggestion) -> str:
        """That the last reply was the same, or a recent one almost; "" for a text that is fresh."""
        tr = self.desk.session.tr
        if suggestion.repeats:
            return tr("walk.repeats")
        return tr("template.alike", text=excerpt(suggestion.alike)) if suggestion.alike else ""

    def _reply(self, entry: InboxEntry, text: str, warning: str = "") -> None:
        message = entry.message
        about = said_by(message)
        draft = new_draft(REPLY, to=message.account, address=message.incoming.remote_id, text=text)
        told = "\n".join(filter(None, (about, warning)))
        self.desk.act(
            lambda workspace: claims.while_writing(workspace, message),
            lambda _: self.desk.compose_text(draft, told),
            again=False,
        )

    def undo(self, workspace: Workspace) -> str:
        """Take back what was done last to a message."""
        tr = self.desk.session.tr
        step = self._walk(workspace).undo()
        return tr("walk.nothing_to_undo") if step is None else tr("walk.undone", ref=f"m{step.number}")

    def _walk(self, workspace: Workspace) -> Walk:
        """The rules of a walk, which remember what was done to each message and how to undo it."""
        return Walk(workspace, self.desk.session.tr.language)

    def _do(self, deed: Callable[[Walk, Message], object]) -> None:
        entry = self.chosen
        if entry is not None:
            self.desk.act(lambda workspace: deed(self._walk(workspace), entry.message))

    def action_done(self) -> None:
        """Set a message aside."""
        self._do(lambda walk, message: walk.done(message))

    def action_snooze(self) -> None:
        """Put a message off, for two hours unless something else is said."""

        def later(walk: Walk, message: Message, text: str) -> None:
            workspace = walk.workspace
            when = parse_when(text.strip() or "in 2h", workspace.now, workspace.config.timezone or "")
            walk.snooze(message, when.moment.astimezone(UTC))

        if self.chosen is not None:
            self.desk.ask(
                "desk.ask_until",
                lambda text: self._do(lambda walk, message: later(walk, message, text)),
                empty=True,
            )

    def action_block(self) -> None:
        """Whatever this person writes waits no more."""
        entry = self.chosen
        if entry is not None:
            self.desk.ask(
                "desk.ask_block",
                lambda _: self._do(lambda walk, message: walk.block(message)),
                empty=True,
                name=one_line(author(entry), 60),
            )

    def action_claim(self) -> None:
        """Claim it, or give it back; what somebody else has is taken over with a reason."""
        entry = self.chosen
        if entry is None:
            return
        ref = entry.message.ref

        def claim(workspace: Workspace) -> str:
            now = inbox.entries(workspace, inbox.find(workspace, [ref]))[0].claimed_by
            if now and now != me(workspace):
                return now
            (inbox.release if now else inbox.claim)(workspace, [ref])
            return ""

        def take(other: str) -> None:
            if other:
                self.desk.ask(
                    "desk.ask_take",
                    lambda why: self.desk.act(lambda workspace: inbox.claim(workspace, [ref], why=why)),
                    person=one_line(other, 40),
                    ref=ref,
                )

        self.desk.act(claim, take)

    def action_kind(self) -> None:
        """Correct the kind of a message."""
        if self.chosen is not None:
            self.desk.ask(
                "desk.ask_kind",
                lambda kind: self._do(lambda walk, message: walk.correct(message, kind.strip())),
            )

    def action_fetch(self) -> None:
        """Read the networks now."""
        tr = self.desk.session.tr
        if self.desk.busy("fetch"):
            return
        self.desk.say(tr("desk.fetching"))

        def told(model: Inbox) -> None:
            found = [tr(key, **values) for key, values in listed.troubles(model, tr)]
            new = sum(read.new for read in model.reads)
            self.desk.say("\n".join([*found, tr("inbox.new", n=new)]), bad=bool(found))

        self.desk.act(lambda workspace: inbox.listing(workspace, refresh=True), told, group="fetch")

    def action_page(self) -> None:
        """Open the page of a message."""
        if self.chosen is not None:
            self.desk.open_page(self.chosen.message.incoming.url)
