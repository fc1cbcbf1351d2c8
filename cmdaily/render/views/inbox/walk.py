"""Walk view: one message in lines, with what is around it, the reply that fits and the keys; for screen readers too."""

from __future__ import annotations

from cmdaily.domain.inbox import walk as rules
from cmdaily.domain.inbox.message import ANSWERED, DONE, OTHER
from cmdaily.domain.record import replace
from cmdaily.render.clean import clean_lines, one_line
from cmdaily.render.document import Gap, Line, line
from cmdaily.render.labels import author, excerpt, left
from cmdaily.render.views.publishing import findings
from cmdaily.render.words import short_date

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime, tzinfo

    from cmdaily.domain.inbox.message import Message
    from cmdaily.domain.inbox.walk import Stop
    from cmdaily.locale import Translator
    from cmdaily.render.document import Block, Document

INDENT = 4
MOST_LINES, LONGEST = 20, 1_200
"""Lines and characters of a message that are shown, so that who says it stays on the screen; `o` opens the page."""
NAMES = {"\r": "walk.key_enter"}


def document(stop: Stop, tr: Translator, zone: tzinfo | None) -> Document:
    """Where the walk is, who says what, and what one key would do."""
    entry, message = stop.entry, stop.entry.message
    incoming = message.incoming
    about = [message.account, tr(f"inbox.kind_{incoming.kind}")]
    if message.urgency != OTHER:
        about.append(tr(f"inbox.urgency_{message.urgency}"))
    if incoming.private:
        about.append(tr("inbox.private"))
    blocks: list[Block] = [
        Gap(),
        line(
            ("section", tr("walk.place", place=stop.place, total=stop.total)),
            "  ",
            ("number", message.ref),
            "  ",
            ("accent", author(entry)),
            "  ",
            left(entry, tr),
            ("dim", " · " + " · ".join(about)),
        ),
    ]
    blocks += before(stop.earlier, stop.around, tr, zone)
    blocks += [Line((("", text),), INDENT) for text in _lines(incoming.text, tr)]
    return (*blocks, *_reply(stop, tr), line(("dim", keys(stop, tr))))


def in_lines(stop: Stop, tr: Translator, zone: tzinfo | None) -> Document:
    """The same for ears and fingers: one fact a line, in the order in which it is wanted."""
    entry, message = stop.entry, stop.entry.message
    incoming = message.incoming
    facts = [
        tr("walk.place", place=stop.place, total=stop.total),
        message.ref,
        author(entry),
        left(entry, tr)[1],
        *([tr(f"inbox.urgency_{message.urgency}")] if message.urgency != OTHER else []),
        *([tr("inbox.private")] if incoming.private else []),
        f"{message.account}, {tr(f'inbox.kind_{incoming.kind}')}",
    ]
    blocks: list[Block] = [Gap(), *(line(fact) for fact in facts)]
    blocks += before(stop.earlier, stop.around, tr, zone)
    blocks += [line(text) for text in _lines(incoming.text, tr)]
    return (
        *blocks,
        *_reply(stop, tr),
        line(tr("walk.keys_in_lines", keys=keys(stop, tr).replace("  ", ", "))),
    )


def every_key(stop: Stop, tr: Translator) -> Document:
    """All keys that do something here, one a line."""
    return tuple(line(_key(key, what, tr)) for key, what in stop.keys)


def keys(stop: Stop, tr: Translator) -> str:
    """The most used keys and what they do, in one line."""
    few = (rules.ANSWER, rules.EDIT, rules.WRITE, rules.DONE, rules.SKIP, rules.UNDO, rules.QUIT, rules.HELP)
    return "  ".join(_key(key, what, tr) for key, what in stop.keys if what in few)


def _key(key: str, what: str, tr: Translator) -> str:
    return f"{tr(NAMES[key]) if key in NAMES else key}\u00a0{tr(f'walk.key_{what}')}"


def _lines(text: str, tr: Translator) -> list[str]:
    lines = [each for each in clean_lines(text[:LONGEST]) if each.strip()] or [""]
    if len(lines) <= MOST_LINES and len(text) <= LONGEST:
        return lines
    return [*lines[:MOST_LINES], tr("walk.cut", n=len(text))]


def before(
    earlier: Sequence[Message], around: Sequence[Message], tr: Translator, zone: tzinfo | None
) -> list[Block]:
    """What stands around a message, then what its author wrote before: a line each."""
    told = (("walk.around", around), ("walk.earlier", earlier))
    return [_before(tr, key, each, zone) for key, messages in told for each in messages]


def _before(tr: Translator, key: str, message: Message, zone: tzinfo | None) -> Block:
    day = short_date(tr, _local(message.incoming.received_at, zone).date())
    who = one_line(message.incoming.name or message.incoming.author, 40)
    state = f" ({tr(f'inbox.state_{message.state}')})" if message.state in (ANSWERED, DONE) else ""
    return line(("dim", tr(key, day=day, who=who) + " " + excerpt(message.incoming.text) + state), indent=2)


def _reply(stop: Stop, tr: Translator) -> list[Block]:
    suggestion = stop.suggestion
    if suggestion is None:
        return []
    blocks: list[Block] = [line(("good", tr("walk.suggested", name=suggestion.template.name)))]
    blocks += [Line((("", text),), INDENT) for text in clean_lines(suggestion.text)]
    if suggestion.missing:
        blocks.append(line(("late", tr("walk.missing", names=", ".join(suggestion.missing)))))
    if suggestion.repeats:
        blocks.append(line(("late", tr("walk.repeats"))))
    if suggestion.alike:
        blocks.append(line(("late", tr("template.alike", text=excerpt(suggestion.alike)))))
    planned = stop.planned
    if (
        suggestion.missing
    ):  # the price holds already, what else there is to remark on is said of the whole text
        planned = tuple(replace(post, findings=(), notices=()) for post in planned)
    return [*blocks, *findings.document(planned, tr)]


def _local(moment: datetime, zone: tzinfo | None) -> datetime:
    return moment.astimezone(zone)
