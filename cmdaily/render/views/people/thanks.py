"""Whom to thank: why, with what text, and what to type."""

from __future__ import annotations

from cmdaily.domain.people.results import Thanks, ThanksList
from cmdaily.render.clean import one_line
from cmdaily.render.document import Gap, line
from cmdaily.render.views.feeds.articles import age
from cmdaily.render.views.people.people import NAME, counted, handle_text, moment, person_data

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cmdaily.locale import Translator
    from cmdaily.render.document import Block, Document


def document(model: ThanksList, tr: Translator) -> Document:
    """Four lines for each: who, why, the text, the command."""
    blocks: list[Block] = []
    for thanks in model.thanks:
        blocks += _one(model, thanks, tr)
        blocks.append(Gap())
    if not model.thanks:
        blocks.append(line(tr("people.nobody_to_thank", days=model.days)))
    if model.left_out:
        names = ", ".join(one_line(person.name, NAME) for person in model.left_out[:5])
        blocks.append(
            line(("dim", tr("people.left_out", n=len(model.left_out), names=names, days=model.pause)))
        )
    if model.thanks:
        blocks.append(line(("dim", tr("people.thanks_next"))))
    return tuple(blocks)


def _one(model: ThanksList, thanks: Thanks, tr: Translator) -> list[Block]:
    person = thanks.person
    why = tr("people.why", counted=counted(person.recent, tr), days=model.days)
    if person.thanked_at is None:
        turn = tr("people.never_thanked")
    else:
        turn = tr("people.thanked_ago", ago=age(model.now, person.thanked_at, model.zone, tr))
    ref = person.identities[0].handle
    command = f"cmdaily people thanks {ref!r}" if " " in ref else f"cmdaily people thanks {ref}"
    if thanks.message:
        command += " --reply"
    return [
        line(("accent", one_line(person.name, NAME)), ("dim", f"  {handle_text(person.identities[0])}")),
        line(("dim", f"{why} · {turn}"), indent=2),
        line(thanks.draft, indent=2),
        *([] if thanks.message or not thanks.url else [line(("dim", one_line(thanks.url)), indent=2)]),
        line(("number", one_line(command)), indent=2),
    ]


def data(model: ThanksList, _tr: Translator) -> dict[str, object]:
    """Whom to thank, for scripts."""
    return {
        "thanks": [
            {
                "person": person_data(thanks.person),
                "text": thanks.draft,
                "language": thanks.language,
                "message": thanks.message or None,
                "url": thanks.url or None,
            }
            for thanks in model.thanks
        ],
        "left_out": [
            {"name": person.name, "ref": person.ref, "thanked_at": moment(person.thanked_at)}
            for person in model.left_out
        ],
        "days": model.days,
    }
