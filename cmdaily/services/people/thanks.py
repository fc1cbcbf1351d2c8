"""Thanks: whom to thank today with a text in their language, answering with it, and noting that it was done."""

from __future__ import annotations

from cmdaily.domain.inbox.message import COMPLAINT, OPEN, QUESTION
from cmdaily.domain.inbox.suggestion import language_of_message
from cmdaily.domain.people.ambassadors import LATELY, PAUSE, whom_to_thank
from cmdaily.domain.people.results import PeopleList, Thanks, ThanksList
from cmdaily.domain.publishing.delivery import TICK_MATCHING, Draft, State
from cmdaily.domain.publishing.outgoing import REPLY
from cmdaily.errors import UsageError
from cmdaily.locale import LANGUAGES, Translator
from cmdaily.services.people import people
from cmdaily.services.routines import progress
from cmdaily.services.team.identity import me
from cmdaily.store.people import people as store

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from cmdaily.domain.inbox.message import Message
    from cmdaily.domain.people.person import Person
    from cmdaily.domain.publishing.results import SendResult
    from cmdaily.services.publishing.plan import PostRequest
    from cmdaily.services.workspace import Workspace

MOST = 3
"""People proposed at once: thanking is a few minutes of a day."""
LONGEST_NAME = 60


def proposals(workspace: Workspace, usual: str, most: int = MOST) -> ThanksList:
    """Whom to thank, each with a text; `usual` is the language of whoever is not known by what they wrote."""
    found, late = whom_to_thank(people.everybody(workspace), workspace.now)
    proposed = tuple(proposal(workspace, person, usual) for person in found[:most])
    return ThanksList(proposed, tuple(late), workspace.now, workspace.zone, LATELY, PAUSE)


def proposal(workspace: Workspace, person: Person, usual: str) -> Thanks:
    """A text to thank somebody with, and their latest message that it can answer: thanks are no answer to a question or
    a complaint that waits."""
    shown = people.shown(workspace, person)
    usual = usual if usual in LANGUAGES else LANGUAGES[0]
    said = " ".join(
        [entry.message.incoming.text for entry in shown.entries]
        + [hit.sighting.text for hit in shown.hits[:3]]
    )
    spoken = language_of_message(said, usual) if said else usual
    language = spoken if spoken in LANGUAGES else usual
    messages = [entry.message for entry in shown.entries]
    answerable = [each for each in messages if not each.incoming.private and not _waits(each)]
    page = next((hit.sighting.url for hit in shown.hits if hit.sighting.url), "")
    latest = answerable[0] if answerable else None
    return Thanks(
        person,
        _text(person, language),
        language,
        latest.ref if latest else "",
        latest.incoming.url if latest else page,
    )


def _waits(message: Message) -> bool:
    """Whether a message wants another answer than thanks."""
    return message.state == OPEN and message.urgency in (COMPLAINT, QUESTION)


def _text(person: Person, language: str) -> str:
    """A few words that say what for. A name that would mention somebody else, or be a link, is left out."""
    tr = Translator(language)
    name = " ".join(person.name.split())[:LONGEST_NAME]
    recent = person.recent
    if recent.shares:
        what = "shares"
    elif recent.replies >= recent.mentions:
        what = "replies"
    else:
        what = "mentions"
    if "@" in name or "/" in name:
        return tr(f"people.thank_{what}_nameless")
    return tr(f"people.thank_{what}", name=name)


def request(workspace: Workspace, thanks: Thanks, text: str = "", action: str | None = None) -> PostRequest:
    """A reply to the latest message of somebody, which ticks an action: the named one, else the one that counts
    replies. UsageError where there is no message that can be answered, and no such action."""
    from cmdaily.services.publishing import compose  # a list that is looked at waits for nothing of it
    from cmdaily.services.publishing.plan import PostRequest

    if not thanks.message:
        entries = people.shown(workspace, thanks.person).entries
        waiting = next((entry.message.ref for entry in entries if _waits(entry.message)), "")
        if waiting:
            name = thanks.person.name[:80]
            raise UsageError(
                "people.answer_first", remedy="people.answer_first_remedy", name=name, ref=waiting
            )
        raise UsageError("people.no_message", remedy="people.no_message_remedy", name=thanks.person.name[:80])
    message = _message(workspace, thanks.message)
    draft = Draft(
        id=workspace.new_id(),
        kind=REPLY,
        text=text or thanks.draft,
        created_at=workspace.timestamp,
        to=(message.account,),
        address=message.incoming.remote_id,
    )
    tick = TICK_MATCHING if action is None else compose.tick_reference(workspace, action)
    return PostRequest(draft, tick=tick, again=True)  # thanks come after whatever was answered before


def _message(workspace: Workspace, ref: str) -> Message:
    from cmdaily.services.inbox import inbox

    return inbox.find(workspace, [ref])[0]


def note(workspace: Workspace, names: Sequence[str], action: str | None = None) -> PeopleList:
    """Note that people were thanked just now, and tick the action that this was for, where one is named."""
    everybody = people.everybody(workspace)
    chosen = [people.among(workspace, everybody, name) for name in names]
    if action is not None:
        progress.tick(workspace, [action], progress.Tick(), workspace.today)
    with workspace.shared.transaction() as connection:
        for person in dict.fromkeys(chosen):
            store.add_thanks(
                connection,
                workspace.new_id(),
                person.identities[0].key,
                me(workspace),
                workspace.timestamp,
            )
    undo = " ".join(["cmdaily people thanks", *(person.ref for person in chosen), "--undo"])
    return _now(workspace, chosen, "thanked", undo)


def note_reply(workspace: Workspace, person: Person, result: SendResult) -> PeopleList | None:
    """Note the thanks that a reply was. None, and nothing noted, where it was refused, is in doubt, waits, or is left
    to a person's own hand."""
    deliveries = result.deliveries
    if not deliveries or any(delivery.state != State.SENT for delivery in deliveries):
        return None
    return note(workspace, [person.ref])


def take_back(workspace: Workspace, names: Sequence[str]) -> PeopleList:
    """Forget the latest thanks to people. UsageError for somebody who was not thanked."""
    everybody = people.everybody(workspace)
    chosen = [people.among(workspace, everybody, name) for name in names]
    with workspace.shared.transaction() as connection:
        thanked = store.thanked(connection)
        for person in dict.fromkeys(chosen):
            last = max(
                ((thanked[each.key], each.key) for each in person.identities if each.key in thanked),
                default=None,
            )
            if last is None:
                raise UsageError("people.not_thanked", name=person.name[:80])
            store.take_back_thanks(connection, last[1])
    return _now(workspace, chosen, "unthanked", "")


def _now(workspace: Workspace, chosen: Sequence[Person], mode: str, undo: str) -> PeopleList:
    everybody = people.everybody(workspace)
    found = [people.among(workspace, everybody, person.ref) for person in chosen]
    return PeopleList(tuple(found), workspace.now, workspace.zone, LATELY, mode, len(found), undo)
