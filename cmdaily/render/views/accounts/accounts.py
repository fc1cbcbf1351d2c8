"""Accounts: the list, one that was added or removed, and what checking them brought."""

from __future__ import annotations

from cmdaily.domain.accounts.account import KnownAccount
from cmdaily.domain.accounts.account_check import AccountCheck
from cmdaily.domain.record import frozen
from cmdaily.render.document import Column, Table, line, row

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cmdaily.locale import Translator
    from cmdaily.render.document import Block, Document


@frozen
class Accounts:
    """Accounts to show. `what` is `list`, `added`, `removed` or `checked`."""

    accounts: tuple[AccountCheck, ...]
    what: str = "list"


def document(model: Accounts, tr: Translator) -> Document:
    """A row for each account, or what was done."""
    if not model.accounts:
        return (line(tr("account.none")), line(("dim", tr("account.add_remedy"))))
    if model.what in ("added", "removed"):
        known = model.accounts[0].account
        handle = known.account.handle or known.remote_id
        return (line(("good", tr(f"account.{model.what}", name=known.name, handle=handle))),)
    if model.what == "checked":
        return tuple(block for checked in model.accounts for block in _checked(checked, tr))
    rows = tuple(
        row(("accent", known.name), known.platform, known.account.handle, ("dim", known.account.server))
        for known in (checked.account for checked in model.accounts)
    )
    return (Table((Column(), Column(), Column(), Column(flexible=True)), rows),)


def data(model: Accounts, tr: Translator) -> dict[str, object]:
    """The accounts, and what checking brought."""
    return {
        "accounts": [_data(checked, tr, with_check=model.what == "checked") for checked in model.accounts]
    }


def _data(checked: AccountCheck, tr: Translator, *, with_check: bool) -> dict[str, object]:
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
        shape["error"] = _error(checked, tr)
        shape["limits"] = _limits(checked)
    return shape


def _limits(checked: AccountCheck) -> dict[str, object] | None:
    if checked.limits is None:
        return None
    names = ("text", "unit", "text_bytes", "alt_text", "pictures", "picture_bytes")
    return {name: getattr(checked.limits, name) for name in names}


def _error(checked: AccountCheck, tr: Translator) -> str | None:
    error = checked.error
    if error is None:
        return None
    return tr(error.key, **error.values) if tr.has(error.key) else error.key


def _checked(checked: AccountCheck, tr: Translator) -> list[Block]:
    known = checked.account
    if checked.error is not None:
        blocks: list[Block] = [
            line(("bad", tr("account.bad")), f"  {known.name}  ", _error(checked, tr) or "")
        ]
        remedy = checked.error.remedy
        if remedy is not None and tr.has(remedy):
            blocks.append(line(("dim", tr(remedy, **checked.error.values)), indent=2))
        return blocks
    blocks = [line(("good", tr("account.good")), f"  {known.name}  ", _who(known))]
    if known.rights is not None:
        rights = ", ".join(_right(right, tr) for right in known.rights)
        blocks.append(line(("dim", tr("account.rights", rights=rights)), indent=2))
    limits = checked.limits
    if limits is not None and limits.text:
        unit = tr("account.unit_" + limits.unit)
        blocks.append(line(("dim", tr("account.limit", limit=limits.text, unit=unit)), indent=2))
    for window in checked.rates:
        if window.remaining is not None:
            left = tr("account.rate", remaining=window.remaining, scope=window.scope or "-")
            blocks.append(line(("dim", left), indent=2))
    if checked.days_left is not None:
        blocks.append(line(("late", tr("account.expires", n=checked.days_left)), indent=2))
    return blocks


def _right(right: str, tr: Translator) -> str:
    """A capability in words; one that only a plug-in knows as it is."""
    key = "account.right_" + right
    return tr(key) if tr.has(key) else right


def _who(known: KnownAccount) -> str:
    return " · ".join(part for part in (known.account.handle, known.account.server or known.platform) if part)
