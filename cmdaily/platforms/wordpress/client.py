"""WordPress REST API client: the routes, the authentication, the responses, and texts as it gives them back."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from cmdaily.platforms.contract import (
    Account,
    Reason,
    Refused,
    RequestOptions,
    Secret,
    Unknown,
    lacks_secret,
    not_this_network,
    target_gone,
)
from cmdaily.platforms.http.fields import digits_in, text_in
from cmdaily.platforms.http.html_text import comparable, one_line_of
from cmdaily.platforms.http.responses import (
    GarbageError,
    Response,
    before_the_site,
    classify,
    garbage,
    refused_read,
)
from cmdaily.platforms.http.urls import server_address
from cmdaily.platforms.wordpress.links import linked

if TYPE_CHECKING:
    from cmdaily.platforms.http.session import BoundedSession

PRETTY = "/wp-json/wp/v2"
PLAIN = "/?rest_route=/wp/v2"
"""Where the API is on a blog without pretty permalinks."""

FLOOD = timedelta(seconds=15)
"""WordPress takes no second comment of a person sooner."""

SIGN_IN_CODES = (
    "rest_not_logged_in",
    "incorrect_password",
    "invalid_username",
    "invalid_application_password",
    "application_passwords_disabled",
)
GONE_CODES = (
    "rest_post_invalid_id",
    "rest_comment_invalid_id",
    "rest_comment_invalid_post_id",
    "rest_comment_trash_post",
    "rest_comment_draft_post",
)


class Blog:
    """One blog, spoken to as one person."""

    def __init__(self, account: Account, secret: Secret, options: RequestOptions) -> None:
        from cmdaily.platforms.http.session import BoundedSession

        self.server = server_address(account)
        self.base = PLAIN if account.setting("rest") == "plain" else PRETTY
        self.http: BoundedSession = BoundedSession(options)
        self.handle = account.handle.strip()
        self.secret = secret

    def ask(self, method: str, route: str, **kwargs: Any) -> Response | Refused | Unknown:
        """Ask; `params` go into the query, which a blog without pretty permalinks has already begun."""
        if not (self.handle and self.secret.has("application_password")):
            field = "application_password" if self.handle else "handle"
            return lacks_secret(field)
        from requests.auth import HTTPBasicAuth

        signed = HTTPBasicAuth(self.handle.encode(), self.secret.get("application_password").encode())
        with self.http:
            return self.http.ask(method, self.address(route), auth=signed, **kwargs)

    def address(self, route: str) -> str:
        """The address of a route such as `/posts`."""
        return f"{self.server}{self.base}{route}"

    def may_edit(self) -> Refused:
        """Why a blog hides drafts: WordPress says "invalid parameter" to a wrong password and to a reader alike."""
        me = self.read("/users/me")
        if isinstance(me, Refused):
            return me
        return Refused(Reason.RIGHT, "platform.right", remedy="platform.right_remedy")

    def read(self, route: str, **params: str) -> Any | Refused:
        """A read: the JSON that came, or why there is none."""
        response = self.ask("GET", route, params=params)
        if not isinstance(response, Response):
            return refused_read(response, self.server)
        failed = refusal(response)
        if failed is not None:
            return refused_read(failed, self.server)
        try:
            return response.json()
        except GarbageError:
            return not_this_network(self.server)


def refusal(response: Response) -> Refused | Unknown | None:
    """What an answer means, by WordPress's own codes; None for a success."""
    if response.good:
        return None
    if before_the_site(response):
        return classify(response)
    code, words = code_of(response), response.words() or "?"
    why = (("why", plain(words)),)
    if code in SIGN_IN_CODES or (response.status == 401 and not code.startswith("rest_cannot")):
        return Refused(Reason.SIGN_IN, "platform.sign_in", remedy="platform.sign_in_remedy")
    if code == "comment_duplicate":
        remedy = "platform.duplicate_remedy"
        return Refused(Reason.DUPLICATE, "platform.duplicate", remedy=remedy, perhaps_sent=True)
    if code == "comment_flood":
        return Refused(Reason.RATE, "platform.rate", (), "platform.rate_remedy", response.now + FLOOD)
    if code == "rest_comment_closed":
        return Refused(Reason.TARGET, "wordpress.closed", remedy="wordpress.closed_remedy")
    if code in GONE_CODES:
        return target_gone()
    if code == "rest_no_route" or (response.status == 404 and not code):
        return not_this_network(response.url)
    if response.status in (401, 403):
        return Refused(Reason.RIGHT, "platform.right_why", why, remedy="platform.right_remedy")
    if response.status == 400:
        return Refused(Reason.CONTENT, "platform.content", why, remedy="platform.content_remedy")
    return classify(response)


def code_of(response: Response) -> str:
    """WordPress's code for an error, "" where there is none."""
    try:
        return text_in(response.object(), "code", 200)
    except GarbageError:
        return ""


def id_of(response: Response | Refused | Unknown, server: str) -> tuple[str, dict[str, Any]] | Refused:
    """The id of what was made, and all of it. Any failure is a refusal: for steps before something is public."""
    if not isinstance(response, Response):
        return refused_read(response, server)
    failed = refusal(response)
    if failed is not None:
        return refused_read(failed, server)
    try:
        made = response.object()
    except GarbageError:
        return refused_read(garbage(), server)
    number = digits_in(made)
    return (number, made) if number else refused_read(garbage(), server)


def slug_of(title: str, key: str) -> str:
    """The name in a post's address: words of the title, and what tells this delivery from all others."""
    plain_letters = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode().lower()
    words = re.findall(r"[a-z0-9]+", plain_letters)
    digest = hashlib.sha256(key.encode()).hexdigest()[:10]
    return "-".join([*words[:8], digest])[-100:]


def as_html(text: str) -> str:
    """A text as WordPress stores it: paragraphs, line breaks, links; nothing of it is taken for HTML."""
    paragraphs = [part for part in re.split(r"\n\s*\n", text.strip()) if part.strip()]
    return "\n\n".join(
        "<p>{}</p>".format(linked(part.strip()).replace("\n", "<br />\n")) for part in paragraphs
    )


def plain(text: str) -> str:
    """A message without WordPress's markup."""
    return one_line_of(text)


def same(shown: str, written: str) -> bool:
    """Whether a text is the one that was written, though WordPress made its quotes, dashes and dots typographic."""
    letters = ["".join(char for char in text if char.isalnum()).casefold() for text in (shown, written)]
    if letters[0] or letters[1]:
        return letters[0] == letters[1]
    return comparable(shown) == comparable(written)
