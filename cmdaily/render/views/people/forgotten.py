"""What forgetting somebody takes away, what stays, and until when backups hold it."""

from __future__ import annotations

from cmdaily.domain.people.forgetting import Forgotten
from cmdaily.render.clean import one_line
from cmdaily.render.document import Gap, line
from cmdaily.render.views.people.people import handle_text
from cmdaily.render.words import short_date

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cmdaily.locale import Translator
    from cmdaily.render.document import Block, Document

GONE = ("messages", "finds", "notes", "thanks", "contacts", "drafts", "cancelled", "articles", "replies")
"""What goes, in the order in which it is told."""


def document(model: Forgotten, tr: Translator) -> Document:
    """Who, what goes, what stays, and the backups."""
    handles = ", ".join(handle_text(each) for each in model.person.identities)
    key = "people.forgotten" if model.done else "people.would_forget"
    blocks: list[Block] = [line(tr(key, name=one_line(model.person.name, 60), handles=handles))]
    amounts = ((name, getattr(model, name)) for name in GONE)
    blocks += [line(tr(f"people.gone_{name}", n=n), indent=2) for name, n in amounts if n]
    if model.blocked:
        blocks.append(line(tr("people.gone_block"), indent=2))
    blocks += [Gap(), line(("dim", tr("people.stays")))]
    if model.own_notes:
        word = one_line(model.own_word)
        word = f"'{word}'" if " " in word else word
        blocks.append(line(("late", tr("people.own_notes", n=model.own_notes, word=word))))
    blocks += [line(("late", text)) for text in _copies(model, tr)]
    return tuple(blocks)


def _copies(model: Forgotten, tr: Translator) -> list[str]:
    copies, told = model.copies, []
    if model.team:
        told.append(tr("people.copies_team"))
    if copies.until is not None:
        day = f"{short_date(tr, copies.until)} {copies.until.year}"
        told.append(tr("people.copies_daily", n=copies.daily, day=day))
    told += [tr("people.copies_other", path=one_line(path)) for path in copies.others]
    return told


def data(model: Forgotten, _tr: Translator) -> dict[str, object]:
    """The same for scripts."""
    found: dict[str, object] = {
        "identities": [
            {"platform": each.platform, "handle": each.handle, "name": each.name or None}
            for each in model.person.identities
        ],
        "done": model.done,
    }
    found |= {name: getattr(model, name) for name in GONE}
    found |= {"blocked": model.blocked, "own_notes": model.own_notes}
    until = model.copies.until
    found["backups"] = {
        "daily": model.copies.daily,
        "until": until.isoformat() if until is not None else None,
        "others": list(model.copies.others),
    }
    return found
