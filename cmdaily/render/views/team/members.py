"""Team members: the list, an invitation, a team that was started or joined."""

from __future__ import annotations

from cmdaily.domain.record import frozen
from cmdaily.domain.team.member import Invitation, Joined, Member
from cmdaily.render.document import Column, Gap, Table, line, row

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cmdaily.locale import Translator
    from cmdaily.render.document import Block, Document


@frozen
class Members:
    """The members, and which of them is signed in."""

    members: tuple[Member, ...]
    own: str = ""


def document(model: Members | Invitation | Joined, tr: Translator) -> Document:
    """A table, or what to do next."""
    if isinstance(model, Invitation):
        return (
            line(tr("team.invited", name=model.name, role=tr(f"team.role_{model.role}"))),
            Gap(),
            line(tr("team.invited_command", address=model.address), indent=2),
            Gap(),
            line(tr("team.invited_password", password=model.password)),
            line(("dim", tr("team.invited_how", name=model.name))),
        )
    if isinstance(model, Joined):
        return tuple(_joined(model, tr))
    rows = tuple(
        row(
            ("accent", member.name) if member.name == model.own else member.name,
            tr(f"team.role_{member.role}"),
            ("dim", "" if member.joined_at else tr("team.not_joined")),
        )
        for member in model.members
    )
    return (Table((Column(), Column(), Column(flexible=True)), rows),)


def _joined(model: Joined, tr: Translator) -> list[Block]:
    role = tr(f"team.role_{model.role}") if model.role else ""
    key = "team.present" if model.before else "team.made" if model.made else "team.joined"
    blocks: list[Block] = [line(tr(key, name=model.name, role=role, path=model.address))]
    if model.rows:
        blocks.append(line(tr("team.moved", n=model.rows)))
    if model.made:
        blocks.append(line(("dim", tr("team.next_invite"))))
    elif not model.before:
        blocks.append(line(("dim", tr("team.next_status"))))
    return blocks


def data(model: Members, _say: Translator) -> dict[str, object]:
    """The members, for scripts."""
    return {
        "members": [
            {
                "name": member.name,
                "role": member.role,
                "joined_at": member.joined_at or None,
                "own": member.name == model.own,
            }
            for member in model.members
        ]
    }
