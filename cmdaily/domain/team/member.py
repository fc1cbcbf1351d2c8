"""Team member: somebody who signs in to the shared store."""

from __future__ import annotations

from cmdaily.domain.record import frozen

MEMBER, EDITOR, ADMINISTRATOR = "member", "editor", "administrator"
ROLES = (MEMBER, EDITOR, ADMINISTRATOR)
"""What a role may do, each more than the one before: write and answer; approve and look after accounts; invite."""


@frozen
class Member:
    """One of the team. `login` is the name at the database, `seal_key` the public key that secrets are sealed for, ""
    before they joined. Moments are UTC and ISO 8601."""

    name: str
    login: str
    role: str
    seal_key: str = ""
    invited_at: str = ""
    joined_at: str = ""
    removed_at: str | None = None


@frozen
class Joined:
    """A team that this home belongs to now. `made` says whether it was started; `rows` counts what was moved in."""

    name: str
    role: str
    address: str
    made: bool = False
    before: bool = False
    rows: int = 0


@frozen
class Invitation:
    """What a person needs to join: the address with their login, and a password that holds for a week."""

    name: str
    role: str
    address: str
    password: str
