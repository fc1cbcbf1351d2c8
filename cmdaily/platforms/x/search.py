"""Recent search of X: first how many posts there are by the hour, for one price whatever the count; then the posts.

Both take the whole query, so that nothing is paid for that `unless` leaves out. Posts passed on and the account's own
are left out too. X searches the last seven days.
"""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from cmdaily.domain.watches.alert import hour_of
from cmdaily.domain.watches.query import ACCOUNT, ADDRESS, TAG, Query, Term
from cmdaily.domain.watches.watch import Counted, Searched, Sighting
from cmdaily.platforms.contract import Account, Reason, Refused, RequestOptions, Secret
from cmdaily.platforms.http.fields import address_in, id_in, number_in, object_in, objects_in, text_in
from cmdaily.platforms.http.html_text import storable
from cmdaily.platforms.http.messages import LONGEST_NAME
from cmdaily.platforms.http.responses import (
    GarbageError,
    Response,
    garbage,
    moment_in,
    refused_read,
    utc_text,
    windows,
)
from cmdaily.platforms.x.client import Client, server_of
from cmdaily.platforms.x.errors import refusal
from cmdaily.platforms.x.network import NETWORK
from cmdaily.platforms.x.read_back import shown

if TYPE_CHECKING:
    from cmdaily.domain.accounts.outcome import RateWindow

LONGEST = 512
"""Characters of a question, on every plan."""
LEAST, MOST = 10, 100
"""Posts in one answer."""
BACK = timedelta(days=7) - timedelta(minutes=2)
MOST_IN_AN_HOUR = 10_000_000
FIELDS = {
    "post.fields": "created_at,entities,note_post",
    "expansions": "author_id",
    "user.fields": "name,username",
}
_HANDLE = re.compile(r"\w{1,50}", re.ASCII)


def count(
    account: Account, secret: Secret, query: Query, since: datetime, options: RequestOptions
) -> Counted | Refused:
    """How many posts of each hour fit (`CountsFirst.count`)."""
    question = _question(account, query)
    if not question or isinstance(question, Refused):
        return question or Counted(())
    params = {"query": question, "granularity": "hour", "start_time": _start(since, options)}
    read = _read(account, secret, options, "/2/tweets/counts/recent", params)
    if isinstance(read, Refused):
        return read
    told, rate = read
    hours: dict[str, int] = {}
    for bucket in objects_in(told, "data"):
        at, amount = moment_in(bucket.get("start")), _amount(bucket)
        if at is not None and amount:
            hours[hour_of(at)] = hours.get(hour_of(at), 0) + amount
    return Counted(tuple(sorted(hours.items())), NETWORK.prices.count, rate)


def find(
    account: Account, secret: Secret, query: Query, since: datetime, most: int, options: RequestOptions
) -> Searched | Refused:
    """The latest posts that fit (`CountsFirst.read_counted`)."""
    question = _question(account, query)
    if not question or isinstance(question, Refused):
        return question or Searched((), price=0)
    params = {"query": question, "start_time": _start(since, options), "sort_order": "recency"}
    params |= {"max_results": str(max(LEAST, min(MOST, most)))}
    read = _read(account, secret, options, "/2/tweets/search/recent", params | FIELDS)
    if isinstance(read, Refused):
        return read
    told, rate = read
    posts, users = objects_in(told, "data"), objects_in(object_in(told, "includes"), "users")
    names = {
        id_in(user): (text_in(user, "username", 60), text_in(user, "name", LONGEST_NAME)) for user in users
    }
    found = (_sighting(post, names) for post in posts)
    price = len(posts) * NETWORK.prices.read_post + len(users) * NETWORK.prices.read_user
    kept = {each.key: each for each in found if each is not None and each.at >= since}
    return Searched(tuple(kept.values()), len(posts), rate, price)


def _question(account: Account, query: Query) -> str | Refused:
    """The query in X's own words; "" where nothing on X can fit it. What `unless` says of several words at once is left
    to the caller."""
    branches = [" ".join(terms) for branch in query.any_of if (terms := _terms(branch))]
    if not branches:
        return ""
    wanted = f"({' OR '.join(f'({branch})' for branch in branches)})" if len(branches) > 1 else branches[0]
    left_out = ["-is:retweet"]
    own = account.handle.strip().removeprefix("@")
    if _HANDLE.fullmatch(own):
        left_out.append(f"-from:{own}")
    for branch in query.unless:
        if len(branch) == 1:
            left_out += _not(branch[0])
    question = " ".join((wanted, *left_out))
    if len(question) > LONGEST:
        return Refused(Reason.CONTENT, "x.query_long", (("most", LONGEST),), remedy="x.query_remedy")
    return question


def _terms(branch: tuple[Term, ...]) -> list[str]:
    """What all have to be there; nothing where one of them cannot be on X."""
    said = [_term(term) for term in branch]
    return said if all(said) else []


def _term(term: Term) -> str:
    if term.kind == TAG:
        return f"#{term.written.lstrip('#＃').rstrip('.,;:!?')}"
    if term.kind == ACCOUNT:
        return f"(from:{term.value} OR @{term.value})" if _HANDLE.fullmatch(term.value) else ""
    if term.kind == ADDRESS:
        return f'url:"{_plain(term.value, "./-_~%")}"'
    words = _plain(term.written, "'’-&")
    return f'"{words}"' if words else ""


def _not(term: Term) -> list[str]:
    if term.kind == ACCOUNT:
        return [f"-from:{term.value}", f"-@{term.value}"] if _HANDLE.fullmatch(term.value) else []
    said = _term(term)
    return [f"-{said}"] if said and not term.value.endswith("*") else []


def _plain(text: str, more: str) -> str:
    """Words without anything that X takes for an operator: they stand in quotes."""
    return " ".join("".join(char if char.isalnum() or char in more else " " for char in text).split())


def _start(since: datetime, options: RequestOptions) -> str:
    start = min(max(since, options.now - BACK), options.now - timedelta(minutes=1))
    return utc_text(start)


def _amount(bucket: dict[str, Any]) -> int:
    amount = number_in(bucket, "post_count") or number_in(bucket, "tweet_count") or 0
    return amount if 0 < amount <= MOST_IN_AN_HOUR else 0


def _sighting(post: dict[str, Any], names: dict[str, tuple[str, str]]) -> Sighting | None:
    """A post; None for one that makes no sense."""
    number, at = id_in(post, "id", 19), moment_in(post.get("created_at"))
    if not (number.isascii() and number.isdigit()) or at is None:
        return None
    author = id_in(post, "author_id", 30)
    handle, name = names.get(author, ("", ""))
    handle = handle if _HANDLE.fullmatch(handle) else ""
    links = (address_in(link, "expanded_url") for link in objects_in(object_in(post, "entities"), "urls"))
    return Sighting(
        key=number,
        remote_id=number,
        author=handle or author or "?",
        text=storable(shown(post).strip()),
        url=f"https://x.com/{handle or 'i/web'}/status/{number}",
        at=at,
        name=name,
        links=tuple(link for link in links if link)[:20],
    )


def _read(
    account: Account, secret: Secret, options: RequestOptions, route: str, params: dict[str, str]
) -> tuple[dict[str, Any], tuple[RateWindow, ...]] | Refused:
    response = Client(account, secret, options).ask("GET", route, None, **params)
    if not isinstance(response, Response):
        return refused_read(response, server_of(account))
    failed = refusal(response, secret, "search")
    if failed is not None:
        return refused_read(failed, server_of(account))
    try:
        told = response.object()
    except GarbageError:
        return refused_read(garbage(), server_of(account))
    if "data" not in told and "meta" not in told:
        return refused_read(garbage(), server_of(account))
    return told, windows(response, "search")
