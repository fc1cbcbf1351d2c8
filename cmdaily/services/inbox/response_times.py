"""Response times of one home: its working hours, its days, what its messages may wait, and what their words say."""

from __future__ import annotations

from cmdaily.domain.inbox.message import URGENCIES, Message
from cmdaily.domain.inbox.response_clock import ResponseClock
from cmdaily.domain.record import replace
from cmdaily.domain.recurrence import is_due
from cmdaily.files.config.listening import KEY, Listening, unpack_listening
from cmdaily.store.inbox import kinds as kind_store
from cmdaily.store.inbox import messages as store

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import date

    from cmdaily.domain.inbox.kinds.classifier import Classifier
    from cmdaily.services.workspace import Workspace


class ResponseTimes:
    """What the settings say of messages, looked up once for a command."""

    def __init__(self, workspace: Workspace) -> None:
        config = workspace.config
        self.settings: Listening = unpack_listening(
            config.section(KEY), config.section("days_off", ()), config.holidays
        )
        self._minutes = dict(self.settings.minutes)
        self._workspace = workspace
        self._worked: dict[date, bool] = {}
        self._classifier: Classifier | None = None
        self.clock = ResponseClock(self.settings.hours, self._works, workspace.zone)

    @property
    def classifier(self) -> Classifier:
        """Tells the kind of a message from its words: made when it is first asked."""
        if self._classifier is None:
            from cmdaily.domain.inbox.kinds.classifier import Classifier
            from cmdaily.files.kind_model import kind_model

            corrections = kind_store.corrections(self._workspace.shared.reader())
            self._classifier = Classifier(kind_model, self.rules(), corrections)
        return self._classifier

    def rules(self) -> list[tuple[str, tuple[str, ...]]]:
        """Urgencies and the words that make a message one: those of the settings, then those learned here."""
        learned = kind_store.words(self._workspace.shared.reader())
        taught = [(kind, tuple(word for word, of in learned if of == kind)) for kind in URGENCIES]
        return [*self.settings.words, *taught]

    def signature(self) -> str:
        """What the kinds of messages depend on: the weights, the words and the corrections."""
        from zlib import crc32

        from cmdaily.files.kind_model import checksum

        corrections = kind_store.corrections(self._workspace.shared.reader())
        taught = repr((self.rules(), corrections)).encode("utf-8", "surrogatepass")
        return f"{checksum()}-{crc32(taught):08x}"

    def reckoned(self, message: Message, *, known: bool = False) -> Message:
        """The message with its urgency, and the moment at which it is overdue. What a person set stays, and so does
        what is `known` to have been told by the same words and weights."""
        urgency = message.urgency
        if not known and not message.corrected:
            urgency = self.classifier.kind_of(message.incoming.text)
        due_at = self.clock.due(message.incoming.received_at, self._minutes[urgency])
        return replace(message, urgency=urgency, due_at=due_at)

    def _works(self, day: date) -> bool:
        if day not in self._worked:
            days = self.settings.days
            country = days.holidays
            holidays = self._workspace.holidays_around(country, day.year) if country else frozenset()
            self._worked[day] = is_due(days, day, holidays=holidays)
        return self._worked[day]


def reckon_again(workspace: Workspace, response: ResponseTimes) -> None:
    """Other settings, words, weights or corrections hold for what waits already."""
    reader = workspace.shared.reader()
    waiting = store.waiting(reader)
    signature = response.signature()
    known = kind_store.signature(reader) == signature
    changed = [now for before in waiting if (now := response.reckoned(before, known=known)) != before]
    if changed or not known:
        with workspace.shared.transaction() as connection:
            for message in changed:
                store.reckon(connection, message)
            kind_store.sign(connection, signature)
