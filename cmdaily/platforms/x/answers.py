"""Own answers of an account on X, among its latest posts: what was answered in X's own program waits no more.

X takes money for each of these posts, and for what they answer: only those since the read before are asked for.
"""

from __future__ import annotations

from typing import Any

from cmdaily.domain.inbox.incoming import AnswerSeen
from cmdaily.platforms.contract import Account, Secret
from cmdaily.platforms.http.fields import digits_in, id_in, object_in, objects_in, text_in
from cmdaily.platforms.http.messages import answers_among
from cmdaily.platforms.http.responses import GarbageError, Response
from cmdaily.platforms.x.client import Client
from cmdaily.platforms.x.errors import refusal

MOST = "50"
"""Posts of one read; what is older is left out."""

Seen = tuple[tuple[AnswerSeen, ...], frozenset[str], int]
"""Answers, the numbers of the posts that were handed over, and the highest number of a post of its own (0 for none)."""


def own_answers(
    client: Client, account: Account, secret: Secret, user: str, since: dict[str, str]
) -> Seen | None:
    """What the account itself answered since a post or a moment; None where X does not say: then messages wait as
    before."""
    response = client.ask(
        "GET",
        f"/2/users/{user}/tweets",
        None,
        max_results=MOST,
        exclude="retweets",
        expansions="referenced_posts",
        **since,
    )
    if not isinstance(response, Response) or refusal(response, secret, "read") is not None:
        return None
    try:
        read = response.object()
    except GarbageError:
        return None
    posts, included = objects_in(read, "data"), object_in(read, "includes")
    referred = objects_in(included, "posts") or objects_in(included, "tweets")
    answers = answers_among(posts, lambda post: _answer(post, account))
    numbers = [number for post in (*posts, *referred) if (number := digits_in(post))]
    return answers, frozenset(numbers), max((int(digits_in(post) or 0) for post in posts), default=0)


def _answer(post: dict[str, Any], account: Account) -> tuple[str, str, str] | None:
    """What a post of the account answers."""
    referenced = objects_in(post, "referenced_posts") or objects_in(post, "referenced_tweets")
    answered = next((id_in(one) for one in referenced if text_in(one, "type") == "replied_to"), "")
    number = digits_in(post)
    handle = account.handle.strip().removeprefix("@") or "i/web"
    return (answered, number, f"https://x.com/{handle}/status/{number}") if answered.isdigit() else None
