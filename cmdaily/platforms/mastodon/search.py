"""Search of a Mastodon server: a hashtag's timeline, an account's statuses, or full-text search where it has one.

A server without full-text search answers with an empty list, as one that found nothing does.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from cmdaily.domain.watches.query import ACCOUNT, TAG, Term
from cmdaily.domain.watches.watch import Searched, Sighting
from cmdaily.platforms.contract import Reason, Refused
from cmdaily.platforms.http.fields import address_in, id_in, object_in, objects_in, text_in
from cmdaily.platforms.http.html_text import LONGEST_HTML, plain_text
from cmdaily.platforms.http.messages import LONGEST_NAME
from cmdaily.platforms.http.responses import moment_in

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from cmdaily.platforms.mastodon.client import Client

PAGE = 40


def search(client: Client, terms: Sequence[Term], since: datetime) -> Searched | Refused:
    """The latest statuses that hold these terms (`Searches.search`)."""
    tag = next((term for term in terms if term.kind == TAG), None)
    account = next((term for term in terms if term.kind == ACCOUNT), None)
    if tag is not None:
        answer = client.read("timeline_hashtag", tag.written.lstrip("#＃"), limit=PAGE)
    elif account is not None and len(terms) == 1:
        answer = _of_account(client, account.value)
    else:
        answer = client.read("search_v2", _question(terms), result_type="statuses", resolve=False)
    if isinstance(answer, Refused):
        return answer
    statuses = (
        objects_in({"all": answer}, "all") if isinstance(answer, list) else objects_in(answer, "statuses")
    )
    found = (_sighting(status) for status in statuses)
    return Searched(tuple(each for each in found if each is not None and each.at >= since), len(statuses))


def _of_account(client: Client, handle: str) -> Any:
    """What an account said; nothing where the server does not know it."""
    told = client.read("account_lookup", handle)
    if isinstance(told, Refused):
        unknown = told.reason == Reason.TARGET or dict(told.values).get("status") == 404
        return [] if unknown else told
    number = id_in(told)
    if not number:
        return []
    return client.read("account_statuses", number, limit=PAGE, exclude_reblogs=True)


def _question(terms: Sequence[Term]) -> str:
    return " ".join(f'"{term.value}"' if " " in term.value else term.value.rstrip("*") for term in terms)


def _sighting(status: dict[str, Any]) -> Sighting | None:
    """A public status; None for one that is not for everybody, or makes no sense."""
    number, at = id_in(status), moment_in(status.get("created_at"))
    if not number or at is None or text_in(status, "visibility", 20) not in ("public", "unlisted", ""):
        return None
    author = object_in(status, "account")
    url = address_in(status, "url") or address_in(status, "uri")
    warning = text_in(status, "spoiler_text", LONGEST_HTML).strip()
    text = plain_text(text_in(status, "content", LONGEST_HTML), links=True)
    card = address_in(object_in(status, "card"), "url")
    return Sighting(
        key=address_in(status, "uri") or url or number,
        remote_id=number,
        author=text_in(author, "acct", LONGEST_NAME).removeprefix("@"),
        text="\n\n".join(part for part in (warning, text) if part),
        url=url,
        at=at,
        name=text_in(author, "display_name", LONGEST_NAME),
        links=(card,) if card else (),
    )
