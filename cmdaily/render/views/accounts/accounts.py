"""Accounts: the list, one that was added or removed, and what checking them brought."""

from __future__ import annotations

from cmdaily.domain.accounts.account import KnownAccount
from cmdaily.domain.accounts.account_check import AccountCheck
from cmdaily.domain.record import frozen
from cmdaily.render.document import Column, Table, line, row
from cmdaily.render.words import money

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cmdaily.domain.localised_message import LocalisedMessage
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
        account = model.accounts[0].account
        handle = account.account.handle or account.remote_id
        return (line(("good", tr(f"account.{model.what}", name=account.name, handle=handle))),)
    if model.what == "checked":
        return tuple(block for checked in model.accounts for block in _checked(checked, tr))
    rows = tuple(
        row(
            ("accent", account.name),
            account.platform,
            account.account.handle,
            ("dim", account.account.server),
        )
        for account in (checked.account for checked in model.accounts)
    )
    return (Table((Column(), Column(), Column(), Column(flexible=True)), rows),)


def data(model: Accounts, tr: Translator) -> dict[str, object]:
    """The accounts, and what checking brought."""
    return {
        "accounts": [_data(checked, tr, with_check=model.what == "checked") for checked in model.accounts]
    }


def _data(check: AccountCheck, tr: Translator, *, with_check: bool) -> dict[str, object]:
    account = check.account
    shape: dict[str, object] = {
        "name": account.name,
        "platform": account.platform,
        "server": account.account.server or None,
        "handle": account.account.handle or None,
        "remote_id": account.remote_id or None,
        "url": account.url or None,
        "rights": None if account.rights is None else list(account.rights),
        "expires_at": account.expires_at and account.expires_at.isoformat(),
        "checked_at": account.checked_at or None,
    }
    if with_check:
        shape["ok"] = check.error is None
        shape["error"] = _error(check, tr)
        shape["limits"] = _limits(check)
    return shape


def _limits(check: AccountCheck) -> dict[str, object] | None:
    if check.limits is None:
        return None
    names = ("text", "unit", "text_bytes", "alt_text", "pictures", "picture_bytes")
    return {name: getattr(check.limits, name) for name in names}


def _error(check: AccountCheck, tr: Translator) -> str | None:
    error = check.error
    if error is None:
        return None
    return tr(error.key, **error.values) if tr.has(error.key) else error.key


def _checked(check: AccountCheck, tr: Translator) -> list[Block]:
    account = check.account
    if check.error is not None:
        blocks: list[Block] = [
            line(("bad", tr("account.bad")), f"  {account.name}  ", _error(check, tr) or "")
        ]
        remedy = check.error.remedy
        if remedy is not None and tr.has(remedy):
            blocks.append(line(("dim", tr(remedy, **check.error.values)), indent=2))
        return blocks
    blocks = [line(("good", tr("account.good")), f"  {account.name}  ", _who(account))]
    if account.rights:
        rights = ", ".join(_right(right, tr) for right in account.rights)
        blocks.append(line(("dim", tr("account.rights", rights=rights)), indent=2))
    if check.lacks:
        lacks = ", ".join(_right(right, tr) for right in check.lacks)
        blocks.append(line(("dim", tr("account.lacks", rights=lacks)), indent=2))
    limits = check.limits
    if limits is not None and limits.text:
        unit = tr("account.unit_" + limits.unit)
        blocks.append(line(("dim", tr("account.limit", limit=limits.text, unit=unit)), indent=2))
    blocks += (line(("dim", _remark(remark, tr)), indent=2) for remark in check.remarks)
    for window in check.rates:
        if window.remaining is not None:
            left = tr("account.rate", remaining=window.remaining, scope=window.scope or "-")
            blocks.append(line(("dim", left), indent=2))
    if check.days_left is not None:
        blocks.append(line(("late", tr("account.expires", n=check.days_left)), indent=2))
    return blocks


def _remark(remark: LocalisedMessage, tr: Translator) -> str:
    values = {name: money(tr, str(told)) if name == "price" else told for name, told in remark.values}
    return tr(remark.key, **values)


def _right(right: str, tr: Translator) -> str:
    """A capability in words; one that only a plug-in knows as it is."""
    key = "account.right_" + right
    return tr(key) if tr.has(key) else right


def _who(account: KnownAccount) -> str:
    return " · ".join(
        part for part in (account.account.handle, account.account.server or account.platform) if part
    )
