"""What networks say comes out in words a person can act on, in both languages."""

from __future__ import annotations

import ast
import json
from pathlib import Path
from string import Formatter

import pytest

import cmdaily
from cmdaily.domain.accounts.network import Can
from cmdaily.domain.accounts.outcome import Identity, Reason, Refused, Unknown
from cmdaily.errors import ExitCode
from cmdaily.locale import LANGUAGES, Translator
from cmdaily.locale.en.platform import MESSAGES as ENGLISH
from cmdaily.locale.fr.platform import MESSAGES as FRENCH
from cmdaily.platforms import registry
from cmdaily.platforms.contract import error_of
from cmdaily.platforms.memory.server import REFUSED, UNKNOWN
from tests.loopback import Reply
from tests.platforms.adapters import HOSTILE, spoiled

PROBLEM = (("Content-Type", "application/problem+json"),)


def keys_in_the_code() -> set[str]:
    """Every string of the package that looks like a message key of this noun."""
    found: set[str] = set()
    for path in Path(cmdaily.__file__).parent.rglob("*.py"):
        if "locale" in path.parts:
            continue
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                name = node.value
                if (
                    name.startswith("platform.")
                    and name != "platform."
                    and name.replace(".", "").replace("_", "").isalnum()
                ):
                    found.add(name)
    return found


def test_every_message_that_the_code_names_is_there() -> None:
    assert keys_in_the_code() <= set(ENGLISH)
    assert set(ENGLISH) == set(FRENCH)


def test_both_languages_fill_in_the_same_values() -> None:
    for key, english in ENGLISH.items():
        names = [
            {name for _, name, _, _ in Formatter().parse(str(text)) if name}
            for text in (english, FRENCH[key])
        ]
        assert names[0] == names[1], key


def test_what_is_asked_when_signing_in_has_words() -> None:
    for network in registry.shipped():
        if network.sign_in is not None:
            for key in (network.sign_in.help, *(field.prompt for field in network.sign_in.fields)):
                for language in LANGUAGES:
                    assert Translator(language, registry.message)(key)


X_SAYS = [
    (
        403,
        "You are not allowed to create a Tweet with duplicate content.",
        Reason.DUPLICATE,
        "platform.duplicate",
    ),
    (
        403,
        "Reply to this conversation is not allowed because you have not been mentioned or otherwise engaged by "
        "the author of the post you are replying to.",
        Reason.RIGHT,
        "x.reply",
    ),
    (
        403,
        "The original Tweet author restricted who can reply to this Tweet.",
        Reason.TARGET,
        "platform.author_forbids",
    ),
    (403, "Quote posts are not available for self-serve apps.", Reason.RIGHT, "x.quote"),
    (
        403,
        "You attempted to reply to a Tweet that is deleted or not visible to you.",
        Reason.TARGET,
        "platform.target_gone",
    ),
    (
        403,
        "Your client app is not configured with the appropriate oauth1 app permissions for this endpoint.",
        Reason.SIGN_IN,
        "x.permissions",
    ),
    (
        403,
        "When authenticating requests to the Twitter API v2 endpoints, you must use keys and tokens from a "
        "developer App that is attached to a Project.",
        Reason.SIGN_IN,
        "x.not_enrolled",
    ),
    (
        403,
        "Authenticating with OAuth 2.0 Application-Only is forbidden for this endpoint.",
        Reason.SIGN_IN,
        "x.app_only",
    ),
    (403, "Your account is temporarily locked.", Reason.OTHER, "x.locked"),
    (403, "Your account is suspended.", Reason.OTHER, "x.suspended"),
    (403, "Something new.", Reason.RIGHT, "platform.right_why"),
    (400, "Your Tweet text is too long.", Reason.CONTENT, "x.too_long"),
    (400, "One or more parameters to your request was invalid.", Reason.CONTENT, "platform.content"),
    (402, "Your account has no credits.", Reason.PRICE, "platform.balance"),
    (429, "Usage cap exceeded: Monthly product cap", Reason.CAP, "platform.cap"),
    (429, "Too Many Requests", Reason.RATE, "platform.rate"),
]


@pytest.mark.parametrize(("status", "detail", "reason", "key"), X_SAYS)
def test_x_says(status: int, detail: str, reason: str, key: str) -> None:
    body = json.dumps({"title": "UsageCapExceeded" if reason == Reason.CAP else "T", "detail": detail})
    with spoiled("x", lambda _: Reply(status, body.encode(), PROBLEM)) as case:
        platform, secret = case.adapter.platform, case.adapter.secret
        outcome = platform.send(case.account, secret, case.prepared(), HOSTILE, lambda _: None)
    assert isinstance(outcome, Refused), outcome
    assert (outcome.reason, outcome.key) == (reason, key)
    assert outcome.perhaps_sent == (reason == Reason.DUPLICATE)
    assert outcome.remedy
    for language in LANGUAGES:
        assert Translator(language, registry.message)(outcome.key, **dict(outcome.values))
        assert Translator(language, registry.message)(outcome.remedy, **dict(outcome.values))


def test_keys_of_x_that_may_only_read_are_recognised_when_signing_in() -> None:
    headers = (*PROBLEM, ("x-access-level", "read"))
    me = b'{"data": {"id": "7", "username": "acme"}}'
    with spoiled("x", lambda _: Reply(200, me, headers), everything=True) as case:
        identity = case.adapter.platform.verify(case.account, case.adapter.secret, HOSTILE)
    assert isinstance(identity, Identity)
    assert Can.POST not in (identity.rights or ())


MASTODON_SAYS = [
    (404, "Record not found", Reason.TARGET, "platform.target_gone"),
    (422, "Validation failed: Text character limit of 500 exceeded", Reason.CONTENT, "platform.content"),
    (422, "Cannot attach files that have not finished processing.", Reason.RATE, "platform.rate"),
    (403, "This action is outside the authorized scopes", Reason.RIGHT, "platform.right_why"),
]


@pytest.mark.parametrize(("status", "error", "reason", "key"), MASTODON_SAYS)
def test_mastodon_says(status: int, error: str, reason: str, key: str) -> None:
    with spoiled("mastodon", lambda _: Reply(status, json.dumps({"error": error}).encode())) as case:
        platform, secret = case.adapter.platform, case.adapter.secret
        outcome = platform.send(case.account, secret, case.prepared(), HOSTILE, lambda _: None)
    assert isinstance(outcome, Refused), outcome
    assert (outcome.reason, outcome.key) == (reason, key)


def test_a_server_that_keeps_the_message_without_its_text_is_found_out() -> None:
    empty = json.dumps({"id": "12", "url": "https://s.example/12", "content": "<p></p>"}).encode()
    with spoiled("mastodon", lambda _: Reply(200, empty)) as case:
        platform, secret = case.adapter.platform, case.adapter.secret
        outcome = platform.send(case.account, secret, case.prepared(), HOSTILE, lambda _: None)
    assert isinstance(outcome, Unknown)
    assert outcome.key == "platform.unknown_empty"


BLUESKY_SAYS = [
    (400, "ExpiredToken", Reason.EXPIRED, "platform.expired"),
    (401, "InvalidToken", Reason.EXPIRED, "platform.expired"),
    (401, "AuthFactorTokenRequired", Reason.SIGN_IN, "bluesky.app_password"),
    (401, "AuthMissing", Reason.SIGN_IN, "platform.sign_in"),
    (400, "AccountTakedown", Reason.OTHER, "bluesky.inactive"),
    (400, "InvalidRequest", Reason.CONTENT, "platform.content"),
]


@pytest.mark.parametrize(("status", "error", "reason", "key"), BLUESKY_SAYS)
def test_bluesky_says(status: int, error: str, reason: str, key: str) -> None:
    body = json.dumps({"error": error, "message": "m"}).encode()
    with spoiled("bluesky", lambda _: Reply(status, body)) as case:
        platform, secret = case.adapter.platform, case.adapter.secret
        outcome = platform.send(case.account, secret, case.prepared(), HOSTILE, lambda _: None)
    assert isinstance(outcome, Refused), outcome
    assert (outcome.reason, outcome.key) == (reason, key)


WORDPRESS_SAYS = [
    (401, "incorrect_password", Reason.SIGN_IN, "platform.sign_in"),
    (401, "rest_cannot_create", Reason.RIGHT, "platform.right_why"),
    (400, "rest_invalid_param", Reason.CONTENT, "platform.content"),
    (400, "comment_flood", Reason.RATE, "platform.rate"),
    (409, "comment_duplicate", Reason.DUPLICATE, "platform.duplicate"),
    (404, "rest_no_route", Reason.SERVER, "platform.server"),
    (404, "rest_post_invalid_id", Reason.TARGET, "platform.target_gone"),
]


@pytest.mark.parametrize(("status", "code", "reason", "key"), WORDPRESS_SAYS)
def test_wordpress_says(status: int, code: str, reason: str, key: str) -> None:
    body = json.dumps({"code": code, "message": "<strong>Error:</strong> m"}).encode()
    with spoiled("wordpress", lambda _: Reply(status, body)) as case:
        platform, secret = case.adapter.platform, case.adapter.secret
        outcome = platform.send(case.account, secret, case.prepared(), HOSTILE, lambda _: None)
    assert isinstance(outcome, Refused), outcome
    assert (outcome.reason, outcome.key) == (reason, key)
    assert "<strong>" not in repr(outcome)


def test_a_post_that_waits_for_review_is_not_called_published() -> None:
    body = b'{"id": 5, "status": "pending", "link": "https://b.example/?p=5"}'
    with spoiled("wordpress", lambda _: Reply(200, body)) as case:
        platform, secret = case.adapter.platform, case.adapter.secret
        outcome = platform.send(case.account, secret, case.prepared(), HOSTILE, lambda _: None)
    assert isinstance(outcome, Refused)
    assert outcome.key == "wordpress.review"


def test_every_outcome_has_its_exit_code() -> None:
    codes = {name: error_of(refused).exit_code for name, refused in REFUSED.items()}
    assert codes["401"] == codes["expired"] == ExitCode.NOT_SIGNED_IN
    assert codes["402"] == codes["429"] == codes["unreachable"] == ExitCode.PLATFORM
    assert {error_of(unknown).exit_code for unknown in UNKNOWN.values()} == {ExitCode.UNKNOWN}
