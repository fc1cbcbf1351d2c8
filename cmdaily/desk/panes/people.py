"""Pane of people: who answers, shares and writes; notes, thanks, joins, and forgetting somebody."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from rich.text import Text

from cmdaily.desk.keys import Key
from cmdaily.desk.pane import Pane
from cmdaily.desk.styled import document_text, styled
from cmdaily.domain.people.ambassadors import whom_to_thank
from cmdaily.domain.people.person import Person
from cmdaily.domain.people.results import PeopleList
from cmdaily.render.clean import one_line
from cmdaily.render.views.feeds.articles import age
from cmdaily.render.views.people import forgotten as forgotten_view
from cmdaily.render.views.people import person as whole
from cmdaily.render.views.people.people import counted, handle_text
from cmdaily.services.people import forget, people, thanks

if TYPE_CHECKING:
    from cmdaily.domain.publishing.results import SendResult
    from cmdaily.services.publishing.plan import PostRequest
    from cmdaily.services.workspace import Workspace


class PeoplePane(Pane[PeopleList, Person]):
    """Who was heard, the one heard last first."""

    NAME = "people"
    INDENT = 2
    KEYS = (
        Key("n", "note", "desk.key_note"),
        Key("r", "thank", "desk.key_thank"),
        Key("t", "thanked", "desk.key_thanked"),
        Key("J", "join", "desk.key_join"),
        Key("S", "split", "desk.key_split"),
        Key("X", "forget", "desk.key_forget"),
    )

    def __init__(self) -> None:
        super().__init__()
        self._undo: list[Callable[[Workspace], object]] = []

    def read(self, workspace: Workspace) -> PeopleList:
        """All people."""
        return people.listing(workspace)

    def title(self, model: PeopleList) -> str:
        """How many there are, and how many wait to be thanked."""
        waiting = len(whom_to_thank(model.people, model.now)[0])
        return self.desk.session.tr("desk.people", n=len(model.people), waiting=waiting)

    def rows(self, model: PeopleList) -> Sequence[tuple[Text, Person | None]]:
        """A name with its user names, and what they did."""
        return [(self._row(model, person), person) for person in model.people]

    def _row(self, model: PeopleList, person: Person) -> Text:
        tr = self.desk.session.tr
        about = [counted(person.counts, tr)]
        if person.last_at is not None:
            about.append(age(model.now, person.last_at, model.zone, tr))
        if person.thanked_at is not None:
            about.append(tr("people.thanked_ago", ago=age(model.now, person.thanked_at, model.zone, tr)))
        if person.notes:
            about.append(one_line(person.notes[-1].text, 60))
        handles = ", ".join(handle_text(each) for each in person.identities)
        return styled(
            (
                ("accent", one_line(person.name, 60)),
                ("dim", f"  {handles}\n  " + " · ".join(about)),
            )
        )

    def identity(self, thing: Person) -> object:
        """Its reference."""
        return thing.ref

    def open_thing(self, thing: Person) -> None:
        """The person whole."""
        ref = thing.ref
        self.look(
            lambda workspace: document_text(whole.document(people.show(workspace, ref), self.desk.session.tr))
        )

    def action_note(self) -> None:
        """Keep a note."""
        person = self.chosen
        if person is None:
            return

        def keep(workspace: Workspace, text: str) -> None:
            kept = people.note(workspace, person.ref, text)
            number = str(len(kept.person.notes))
            self._undo.append(lambda later: people.remove_note(later, person.ref, number))

        self.desk.ask("desk.ask_note", lambda text: self.desk.act(lambda workspace: keep(workspace, text)))

    def action_thank(self) -> None:
        """Reply to their latest message with a text that thanks them; once it is sent, the thanks are noted."""
        person, tr = self.chosen, self.desk.session.tr
        if person is None:
            return

        def found(workspace: Workspace) -> tuple[PostRequest, str]:
            proposed = thanks.proposal(workspace, people.find(workspace, person.ref), tr.language)
            asked = thanks.request(workspace, proposed)
            return asked, f"{proposed.message} · {one_line(person.name, 60)}"

        def noted(workspace: Workspace, result: SendResult) -> str:
            known = thanks.note_reply(workspace, people.find(workspace, person.ref), result)
            return tr("people.not_noted", ref=person.ref) if known is None else tr("desk.thanks_noted")

        def write(told: tuple[PostRequest, str]) -> None:
            asked, about = told
            self.desk.compose_text(asked.draft, about, afterwards=noted, again=asked.again)

        self.desk.act(found, write, again=False)

    def action_thanked(self) -> None:
        """Note that they were thanked."""
        person = self.chosen
        if person is None:
            return

        def noted(workspace: Workspace) -> None:
            thanks.note(workspace, [person.ref])
            self._undo.append(lambda later: thanks.take_back(later, [person.ref]))

        self.desk.act(noted)

    def action_join(self) -> None:
        """Say that somebody else is the same person."""
        person = self.chosen
        if person is None:
            return

        def joined(workspace: Workspace, name: str) -> None:
            other = people.find(workspace, name)
            people.join(workspace, [person.ref, other.ref])
            self._undo.append(lambda later: people.split(later, other.ref))

        self.desk.ask(
            "desk.ask_join",
            lambda name: self.desk.act(lambda workspace: joined(workspace, name)),
            name=one_line(person.name, 60),
        )

    def action_split(self) -> None:
        """Take joined user names apart."""
        person = self.chosen
        if person is None:
            return

        def apart(workspace: Workspace) -> None:
            people.split(workspace, person.ref, whole=True)
            refs = [each.ref for each in person.identities]
            self._undo.append(lambda later: people.join(later, refs, person.given))

        self.desk.act(apart)

    def action_forget(self) -> None:
        """Show what would be deleted; whoever means it types the user name."""
        person, tr = self.chosen, self.desk.session.tr
        if person is None:
            return
        handle = person.identities[0].handle

        def typed(text: str) -> None:
            if text.strip().removeprefix("@").lower() == handle:
                self.desk.act(
                    lambda workspace: forget.forget(workspace, people.find(workspace, person.ref)),
                    lambda _told: self.desk.say(tr("people.gone")),
                )

        def ask(told: str) -> None:
            self.desk.ask("desk.ask_forget_person", typed, told=told, handle=one_line(handle))

        self.desk.act(
            lambda workspace: (
                document_text(forgotten_view.document(forget.preview(workspace, person.ref), tr)).plain
            ),
            ask,
            again=False,
        )

    def undo(self, workspace: Workspace) -> str:
        """Take back what was done here last; what is deleted is gone."""
        tr = self.desk.session.tr
        if not self._undo:
            return tr("walk.nothing_to_undo")
        self._undo.pop()(workspace)
        return tr("desk.undone")
