"""Status parameters on Mastodon: what a text becomes as a reply, as a quote and as a post."""

from __future__ import annotations

from typing import Any

from cmdaily.domain.publishing.outgoing import REPLY, SHARE
from cmdaily.platforms.contract import Account, Outgoing, Reason, Refused
from cmdaily.platforms.http.fields import address_in, id_in, object_in


def spoken(
    account: Account, outgoing: Outgoing, text: str, target: dict[str, Any]
) -> tuple[str, dict[str, Any]]:
    """The text and the body of a status. Where the server knows no quotes, one is a text with the address."""
    body: dict[str, Any] = {}
    visibility = account.setting("visibility")
    if outgoing.kind == REPLY:
        author = id_in(object_in(target, "account"), "acct", 300)
        own = id_in(object_in(target, "account")) == account.setting("user_id", "?")
        if author and not own and f"@{author}".lower() not in text.lower():
            text = f"@{author} {text}"
        body["in_reply_to_id"] = id_in(target)
        given = target.get("visibility")
        visibility = given if given in ("unlisted", "private", "direct") else visibility
    elif _quotable(target):
        body["quoted_status_id"] = id_in(target)
        visibility = "private" if target.get("visibility") == "private" else visibility
    elif address_in(target, "url"):
        text = f"{text.rstrip()}\n\n{target['url']}"
    if visibility:
        body["visibility"] = visibility
    if outgoing.language:
        body["language"] = outgoing.language
    return text, {"status": text, **body}


def _quotable(target: dict[str, Any]) -> bool:
    """Whether the server knows quotes: it then says of every post who may quote it (entity QuoteApproval, 4.5)."""
    return isinstance(target.get("quote_approval"), dict)


def may_quote(outgoing: Outgoing, target: dict[str, Any]) -> Refused | None:
    """A refusal where the author does not let this account quote the post, or it was said in private. What waits for
    the author's approval, and what nobody knows, is sent: the server shows it once it is approved."""
    if outgoing.kind != SHARE or not _quotable(target):
        return None
    if target["quote_approval"].get("current_user") == "denied" or target.get("visibility") == "direct":
        return Refused(Reason.RIGHT, "mastodon.quote_denied", remedy="mastodon.quote_denied_remedy")
    return None
