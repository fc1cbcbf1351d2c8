"""Team status: who waits, who answers what, and what each did today."""

from __future__ import annotations

from cmdaily.domain.team.status import TeamStatus
from cmdaily.render.document import Column, Gap, Table, line, row

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cmdaily.locale import Translator
    from cmdaily.render.document import Block, Document


def document(model: TeamStatus, tr: Translator) -> Document:
    """A line for each member, and what waits."""
    rows = tuple(
        row(
            ("accent", each.name) if each.name == model.own else each.name,
            tr(f"team.role_{each.role}"),
            tr("team.ticks", n=each.ticks)
            + (f", {tr('team.minutes', n=each.minutes)}" if each.minutes else ""),
            tr("team.answers", refs=", ".join(f"m{number}" for number in each.claims)) if each.claims else "",
        )
        for each in model.members
    )
    blocks: list[Block] = [Table((Column(), Column(), Column(), Column(flexible=True)), rows), Gap()]
    blocks.append(line(tr("team.waiting", n=model.waiting)))
    if model.awaiting:
        blocks.append(line(tr("team.awaiting", n=model.awaiting)))
    if model.queued:
        blocks.append(line(tr("team.queued", n=model.queued)))
    blocks += [line(tr("team.on_duty", duty=duty, person=person)) for duty, person in model.duties]
    return tuple(blocks)


def data(model: TeamStatus, _say: Translator) -> dict[str, object]:
    """The same for scripts."""
    return {
        "members": [
            {
                "name": each.name,
                "role": each.role,
                "own": each.name == model.own,
                "ticks": each.ticks,
                "minutes": each.minutes,
                "claims": [f"m{number}" for number in each.claims],
            }
            for each in model.members
        ],
        "waiting": model.waiting,
        "awaiting_approval": model.awaiting,
        "queued": model.queued,
        "duties": [{"duty": duty, "person": person} for duty, person in model.duties],
    }
