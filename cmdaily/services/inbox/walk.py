"""Inbox walk: one message at a time, what is around it and the reply that fits; what a key does, and undoing it.

The rules of a walk, for every screen that shows one. Where it stands is kept in the store after every key.
"""

from __future__ import annotations

from datetime import UTC, timedelta

from cmdaily.domain.inbox import walk as rules
from cmdaily.domain.inbox.message import OPEN
from cmdaily.domain.inbox.walk import Stop, WalkStep
from cmdaily.domain.publishing.delivery import Draft, State
from cmdaily.domain.publishing.outgoing import REPLY
from cmdaily.errors import CmdailyError, RefusedError
from cmdaily.services.inbox import claims, inbox, kinds, people, suggestions
from cmdaily.services.publishing import templates
from cmdaily.services.team.identity import me
from cmdaily.store.inbox import messages as store
from cmdaily.store.inbox import walk as walk_store

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from cmdaily.domain.inbox.message import Message
    from cmdaily.domain.inbox.suggestion import Suggestion
    from cmdaily.domain.publishing.results import PlannedPost, SendResult
    from cmdaily.domain.publishing.template import Template
    from cmdaily.errors import Problem
    from cmdaily.services.publishing.plan import PostRequest
    from cmdaily.services.workspace import Workspace

TAKEN_UP_WITHIN = timedelta(hours=12)
"""A walk that was left longer ago begins with the first message again."""
AROUND = 5
"""So many messages of a thread, and of the same person, are shown."""


def before(workspace: Workspace, message: Message) -> tuple[tuple[Message, ...], tuple[Message, ...]]:
    """What the same person wrote before a message, and what else stands in its thread; the oldest first."""
    reader = workspace.shared.reader()
    earlier = tuple(store.of_author(reader, message, AROUND))
    thread = store.thread(reader, message, AROUND)
    return earlier, tuple(each for each in thread if each not in earlier)


class Walk:
    """A walk through what waits, of these accounts (all without names). `language` is the usual one of replies."""

    def __init__(self, workspace: Workspace, language: str, names: Sequence[str] = ()) -> None:
        self.workspace = workspace
        self.language = language
        self.templates: list[Template]
        self.problems: list[Problem]
        self.templates, self.problems = templates.readable(workspace)
        self._names = names
        self._first: int | None = None
        self.given: dict[str, str] = {}
        """The values that were asked for in this walk, by placeholder: offered again for the next message."""
        self._chosen: dict[int, str] = {}
        self._begun: dict[int, Draft] = {}
        self._held: int | None = None
        self._me = me(workspace)
        latest = walk_store.latest_step(workspace.store.reader())
        if latest and latest < (workspace.now - TAKEN_UP_WITHIN).astimezone(UTC).isoformat():
            self.finish()

    @property
    def steps(self) -> list[WalkStep]:
        """What was done in this walk so far."""
        return [step for _, step in walk_store.steps(self.workspace.store.reader())]

    def stop(self) -> Stop | None:
        """The message that is next, None where all were seen."""
        steps = self.steps
        waiting = self._waiting()
        messages, place = rules.order(waiting, steps)
        current = self._next(messages, place)
        if current is None:
            return None
        settled = len({step.number for step in steps} - {message.number for message in messages})
        (entry,) = inbox.entries(self.workspace, [current])
        earlier, around = before(self.workspace, current)
        suggestion = self._suggested(current)
        planned = self.plan(current, suggestion.text) if suggestion and not suggestion.repeats else ()
        total = settled + len(messages)
        at = settled + messages.index(current) + 1
        return Stop(entry, at, total, earlier, around, suggestion, planned)

    def _next(self, messages: Sequence[Message], place: int) -> Message | None:
        """The first that nobody answers; in a team it is one's own from now on."""
        kept = [each for each in messages if each.number == self._first]
        for each in [*kept, *messages[place:]]:
            if not self.under_way(each) and self._take(each):
                return each
        self.leave()
        return None

    def _take(self, message: Message) -> bool:
        """Claim what is shown, in a team. False where somebody else was quicker."""
        if not self.workspace.in_team or self._held == message.number:
            return True
        self.leave()
        own = claims.holding(self.workspace).get(message.number)
        if own is not None and own.person == self._me:
            return True  # claimed for longer already
        try:
            claims.claim(self.workspace, [message], lasts=claims.WRITING)
        except RefusedError:
            return False
        self._held = message.number
        return True

    def leave(self) -> None:
        """Leave to the others what was claimed only because it was shown."""
        held, self._held = self._held, None
        if held is not None:
            claims.release(self.workspace, inbox.find(self.workspace, [f"m{held}"]))

    def held(self) -> list[tuple[str, str]]:
        """The messages that others are answering, each with the person; they are not walked through."""
        listed = inbox.listing(self.workspace, self._names).entries
        return [
            (entry.message.ref, entry.claimed_by)
            for entry in listed
            if entry.claimed_by not in ("", self._me)
        ]

    def choose(self, message: Message, name: str) -> None:
        """Suggest this template for a message. UsageError for a name that is none's."""
        self._chosen[message.number] = templates.find(self.workspace, name).name
        self._first = message.number

    def fill(self, message: Message, values: dict[str, str]) -> Suggestion | None:
        """The suggestion with more values."""
        self.given |= values
        return self._suggested(message, values)

    def plan(self, message: Message, text: str) -> tuple[PlannedPost, ...]:
        """What would be sent, with everything there is to remark on; nothing where it cannot be planned."""
        from cmdaily.services.publishing.plan import (
            plan_post,  # a list that is looked at waits for nothing of it
        )

        try:
            return plan_post(self.workspace, self._request(message, text))
        except CmdailyError:
            return ()

    def begun(self, message: Message) -> str:
        """The text that was written for a message in this walk and not sent, "" for none."""
        draft = self._begun.get(message.number)
        return draft.text if draft else ""

    def keep(self, message: Message, text: str) -> Draft:
        """Keep a text that somebody wrote before anything else can go wrong: it becomes a draft of the outbox."""
        from cmdaily.services.publishing import compose

        draft = self._request(message, text).draft
        self._begun[message.number] = draft
        compose.keep_draft(self.workspace, draft)
        return draft

    def answer(self, message: Message, text: str) -> SendResult:
        """Send a reply; what stands at the network is then answered, ticked and proved. RefusedError for what the
        preflight refuses, and for a message that is answered or being answered: a text that was kept stays so."""
        from cmdaily.services.publishing import compose
        from cmdaily.services.publishing.plan import plan_post

        request = self._request(message, text)
        planned = plan_post(self.workspace, request)
        compose.refuse_blocked(request.draft, planned)
        result = compose.send_post(self.workspace, request, planned)
        self._begun.pop(message.number, None)
        if all(delivery.state != State.FAILED for delivery in result.deliveries):
            self._add(WalkStep(message.number, rules.ANSWER))
        else:
            self._first = message.number
        return result

    def done(self, message: Message) -> None:
        """It needs no answer."""
        inbox.settle(self.workspace, [message.ref], done=True)
        self._add(WalkStep(message.number, rules.DONE))

    def skip(self, message: Message) -> None:
        """Pass it over for now."""
        self._add(WalkStep(message.number, rules.SKIP))

    def snooze(self, message: Message, until: datetime) -> None:
        """Put it off until a moment."""
        people.snooze(self.workspace, [message], until)
        self._add(WalkStep(message.number, rules.SNOOZE))

    def claim(self, message: Message) -> None:
        """Nobody else answers it for a while. RefusedError where somebody has it."""
        claims.claim(self.workspace, [message])
        self._held = None
        self._add(WalkStep(message.number, rules.CLAIM))
        self._first = message.number

    def correct(self, message: Message, kind: str) -> None:
        """Set its kind by hand. UsageError for a word that names none."""
        before = message.urgency if message.corrected else kinds.AUTOMATIC
        inbox.correct(self.workspace, message.ref, kind)
        self._add(WalkStep(message.number, rules.KIND, before))
        self._first = message.number

    def block(self, message: Message) -> None:
        """Whatever this person writes waits no more."""
        numbers = people.block(self.workspace, message)
        self._add(WalkStep(message.number, rules.BLOCK, ",".join(map(str, numbers))))

    def back(self) -> bool:
        """Go back to the message that was passed over last; False where there is none."""
        skipped = [(id_, step) for id_, step in self._kept() if step.what == rules.SKIP]
        if not skipped:
            return False
        self._forget(*skipped[-1])
        return True

    def undo(self) -> WalkStep | None:
        """Take the last key back, None where there is nothing to undo. RefusedError for a reply: it was sent."""
        kept = self._kept()
        if not kept:
            return None
        id_, step = kept[-1]
        (message,) = inbox.find(self.workspace, [f"m{step.number}"])
        if step.what == rules.ANSWER:
            raise RefusedError("walk.sent", remedy="walk.sent_remedy", ref=message.ref)
        self._reverse(message, step)
        self._forget(id_, step)
        return step

    def finish(self) -> None:
        """All were seen: the next walk begins anew."""
        with self.workspace.store.transaction() as connection:
            walk_store.end_walk(connection)

    def _reverse(self, message: Message, step: WalkStep) -> None:
        if step.what == rules.DONE:
            inbox.settle(self.workspace, [message.ref], done=False)
        elif step.what == rules.SNOOZE:
            people.snooze(self.workspace, [message], None)
        elif step.what == rules.CLAIM:
            claims.release(self.workspace, [message])
        elif step.what == rules.KIND:
            inbox.correct(self.workspace, message.ref, step.before)
        elif step.what == rules.BLOCK:
            people.unblock(self.workspace, message.platform, message.incoming.author)
            numbers = [int(number) for number in step.before.split(",") if number]
            with self.workspace.shared.transaction() as connection:
                for number in numbers:
                    store.settle(connection, number, OPEN, self.workspace.timestamp)

    def _waiting(self) -> list[Message]:
        """What waits and nobody else has, in the order of the inbox."""
        listed = inbox.listing(self.workspace, self._names).entries
        return [entry.message for entry in listed if entry.claimed_by in ("", self._me)]

    def under_way(self, message: Message) -> bool:
        """Whether a reply is on its way, or waits for a person elsewhere."""
        target = (message.incoming.remote_id, message.incoming.url)
        return store.answer_of(self.workspace.shared.reader(), message.account, target) is not None

    def _suggested(self, message: Message, given: dict[str, str] | None = None) -> Suggestion | None:
        name = self._chosen.get(message.number)
        if name is None and not given:
            return suggestions.best(self.workspace, message, self.templates, self.language)
        if name is None:
            best = suggestions.best(self.workspace, message, self.templates, self.language)
            name = best.template.name if best else ""
        named = [template for template in self.templates if template.name == name]
        return suggestions.suggest(self.workspace, message, named, self.language, given)

    def _request(self, message: Message, text: str) -> PostRequest:
        from cmdaily.services.publishing.plan import PostRequest

        begun = self._begun.get(message.number)
        draft = Draft(
            id=begun.id if begun else self.workspace.new_id(),
            kind=REPLY,
            text=text,
            created_at=self.workspace.timestamp,
            to=(message.account,),
            address=message.incoming.remote_id,
        )
        return PostRequest(draft)

    def _kept(self) -> list[tuple[str, WalkStep]]:
        return walk_store.steps(self.workspace.store.reader())

    def _add(self, step: WalkStep) -> None:
        self._first = None
        at = self.workspace.moment().astimezone(UTC).isoformat(timespec="milliseconds")
        with self.workspace.store.transaction() as connection:
            walk_store.add_step(connection, self.workspace.new_id(), step, at)

    def _forget(self, id_: str, step: WalkStep) -> None:
        with self.workspace.store.transaction() as connection:
            walk_store.forget_step(connection, id_)
        self._first = step.number
