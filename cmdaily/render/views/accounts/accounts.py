"""Accounts: the list, one that was added or removed, and what checking them brought."""

from __future__ import annotations

from cmdaily.domain.accounts.account import KnownAccount
from cmdaily.domain.accounts.account_check import Checked
from cmdaily.domain.record import value
from cmdaily.render.document import Column, Table, line, row

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cmdaily.locale import Speech
    from cmdaily.render.document import Block, Document


@value
class Accounts:
    """Accounts to show. `what` is `list`, `added`, `removed` or `checked`."""

    accounts: tuple[Checked, ...]
    what: str = "list"


def document(model: Accounts, say: Speech) -> Document:
    """A row for each account, or what was done."""
    if not model.accounts:
        return (line(say("account.none")), line(("dim", say("account.add_remedy"))))
    if model.what in ("added", "removed"):
        known = model.accounts[0].account
        handle = known.account.handle or known.remote_id
        return (line(("good", say(f"account.{model.what}", name=known.name, handle=handle))),)
    if model.what == "checked":
        return tuple(block for checked in model.accounts for block in _checked(checked, say))
    rows = tuple(
        row(("accent", known.name), known.platform, known.account.handle, ("dim", known.account.server))
        for known in (checked.account for checked in model.accounts)
    )
    return (Table((Column(), Column(), Column(), Column(flexible=True)), rows),)


def data(model: Accounts, say: Speech) -> dict[str, object]:
    """The accounts, and what checking brought."""
    return {
        "accounts": [_data(checked, say, with_check=model.what == "checked") for checked in model.accounts]
    }


def _data(checked: Checked, say: Speech, *, with_check: bool) -> dict[str, object]:
    known = checked.account
    shape: dict[str, object] = {
        "name": known.name,
        "platform": known.platform,
        "server": known.account.server or None,
        "handle": known.account.handle or None,
        "remote_id": known.remote_id or None,
        "url": known.url or None,
        "rights": None if known.rights is None else list(known.rights),
        "expires_at": known.expires_at and known.expires_at.isoformat(),
        "checked_at": known.checked_at or None,
    }
    if with_check:
        shape["ok"] = checked.error is None
        shape["error"] = _error(checked, say)
        shape["limits"] = _limits(checked)
    return shape


def _limits(checked: Checked) -> dict[str, object] | None:
    if checked.limits is None:
        return None
    names = ("text", "unit", "text_bytes", "alt_text", "pictures", "picture_bytes")
    return {name: getattr(checked.limits, name) for name in names}


def _error(checked: Checked, say: Speech) -> str | None:
    error = checked.error
    if error is None:
        return None
    return say(error.key, **error.values) if say.has(error.key) else error.key


def _checked(checked: Checked, say: Speech) -> list[Block]:
    known = checked.account
    if checked.error is not None:
        blocks: list[Block] = [
            line(("bad", say("account.bad")), f"  {known.name}  ", _error(checked, say) or "")
        ]
        remedy = checked.error.remedy
        if remedy is not None and say.has(remedy):
            blocks.append(line(("dim", say(remedy, **checked.error.values)), indent=2))
        return blocks
    blocks = [line(("good", say("account.good")), f"  {known.name}  ", _who(known))]
    if known.rights is not None:
        rights = ", ".join(_right(right, say) for right in known.rights)
        blocks.append(line(("dim", say("account.rights", rights=rights)), indent=2))
    limits = checked.limits
    if limits is not None and limits.text:
        unit = say("account.unit_" + limits.unit)
        blocks.append(line(("dim", say("account.limit", limit=limits.text, unit=unit)), indent=2))
    for window in checked.rates:
        if window.remaining is not None:
            left = say("account.rate", remaining=window.remaining, scope=window.scope or "-")
            blocks.append(line(("dim", left), indent=2))
    if checked.days_left is not None:
        blocks.append(line(("late", say("account.expires", n=checked.days_left)), indent=2))
    return blocks


def _right(right: str, say: Speech) -> str:
    """A capability in words; one that only a plug-in knows as it is."""
    key = "account.right_" + right
    return say(key) if say.has(key) else right


def _who(known: KnownAccount) -> str:
    return " · ".join(part for part in (known.account.handle, known.account.server or known.platform) if part)
