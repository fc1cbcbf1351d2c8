"""LinkedIn: posts, shares and comments, as a member or as an organisation that the member administers.

LinkedIn keeps no idempotency key. A second try that it refuses as a duplicate names the post that is there already,
which is the receipt of the first. What an organisation said can be read back; what a member said cannot, and a person
is asked.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from cmdaily.domain.accounts.account import Account
from cmdaily.domain.accounts.network import Can
from cmdaily.domain.accounts.outcome import (
    CannotTell,
    Identity,
    Outcome,
    ReadBack,
    Reason,
    Receipt,
    Refused,
    Unknown,
)
from cmdaily.domain.accounts.secret import Secret
from cmdaily.domain.figures.measured import Measured
from cmdaily.domain.publishing.outgoing import REPLY, SHARE, Outgoing
from cmdaily.platforms.contract import (
    Authorisation,
    Checkpoint,
    Prepared,
    Received,
    Request,
    RequestOptions,
    envelope,
    lacks_secret,
    target_gone,
)
from cmdaily.platforms.http import link_card, oauth
from cmdaily.platforms.http.comment_cursor import CommentCursor
from cmdaily.platforms.http.fields import id_in, name_in, objects_in, text_in
from cmdaily.platforms.http.responses import GarbageError, Response, garbage
from cmdaily.platforms.http.rest import HearsComments, end_of, media_shown, not_ready, with_media
from cmdaily.platforms.http.urls import server_address
from cmdaily.platforms.linkedin import figures
from cmdaily.platforms.linkedin.client import Client, duplicate_of, encoded, escaped
from cmdaily.platforms.linkedin.network import NETWORK
from cmdaily.platforms.linkedin.read_back import (
    WEB,
    comment_receipt,
    comments,
    found,
    post_receipt,
    thread_of,
)

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cmdaily.domain.accounts.network import Capability

MEMBER = "openid profile w_member_social"
ORGANISATION = f"{MEMBER} r_organization_social w_organization_social rw_organization_admin"
COMMENT = NETWORK.limits.reply
"""Characters of a comment."""
PENDING = ("PROCESSING", "WAITING_UPLOAD")
ADMINISTERED, ORGANISATIONS = "urn:li:organization:", 50
TARGETS = ("urn:li:share:", "urn:li:ugcPost:", "urn:li:activity:", "urn:li:comment:(")
FEED = {"feedDistribution": "MAIN_FEED", "targetEntities": [], "thirdPartyDistributionChannels": []}


class LinkedIn(HearsComments):
    """The adapter."""

    network = NETWORK
    client_class = Client
    settles = 60

    # --- signing in

    def verify(self, account: Account, secret: Secret, options: RequestOptions) -> Identity | Refused:
        """Who the member is, and the organisation that the account's handle names."""
        client: Client = self.client(account, secret, options)
        me = client.read("/v2/userinfo")
        if isinstance(me, Refused):
            return me
        number, name = id_in(me, "sub", 100), name_in(me, "name")
        if not number:
            return client.senseless()
        rights: tuple[Capability, ...] = self.network.can
        if _organisation(account):
            administered = _administered(client, account)
            if isinstance(administered, Refused):
                return administered
            author, handle = administered
            url = f"{WEB}/company/{author.rpartition(':')[2]}/"
        else:
            author, handle, url = f"urn:li:person:{number}", name or number, ""
            rights = tuple(one for one in rights if one not in (Can.READ_BACK, Can.INBOX, Can.FIGURES))
        return Identity(handle, author, url, rights, (("user_id", author),), end_of(secret))

    def begin_sign_in(
        self,
        account: Account,
        secret: Secret,
        redirect: str,
        options: RequestOptions,  # noqa: ARG002
    ) -> Authorisation | Refused:
        """OAuth 2.0, with only the rights that the account is used for. An app without a password is a native client:
        LinkedIn opens PKCE for those alone, at an address of its own."""
        if not secret.has("client_id"):
            return lacks_secret("client_id")
        native = not secret.has("client_secret")
        path = "/oauth/native-pkce/authorization" if native else "/oauth/v2/authorization"
        scope = ORGANISATION if _organisation(account) else MEMBER
        return oauth.authorisation(server_address(account, WEB) + path, secret, redirect, scope, pkce=native)

    def finish_sign_in(
        self,
        account: Account,
        authorisation: Authorisation,
        code: str,
        redirect: str,
        options: RequestOptions,
    ) -> Secret | Refused | Unknown:
        """The token for the code; it lasts some sixty days, and is not refreshed."""
        from cmdaily.platforms.http.session import BoundedSession

        secret, address = authorisation.secret, server_address(account, WEB) + "/oauth/v2/accessToken"
        form = {"grant_type": "authorization_code", "code": code, "redirect_uri": redirect}
        form |= {name: secret.get(name) for name in ("client_secret", "code_verifier") if secret.has(name)}
        with BoundedSession(options) as http:
            return oauth.token(http, address, secret, form, basic=False)

    # --- speaking

    def prepare(
        self, account: Account, secret: Secret, outgoing: Outgoing, options: RequestOptions
    ) -> Prepared | Refused:
        """Freeze the post or the comment; reads the title of a page that is linked to."""
        frozen = self.common(self.client(account, secret, options), outgoing)
        if isinstance(frozen, Refused):
            return frozen
        target, author, text = frozen["target"], frozen["author"], frozen.pop("text")
        answered = target.startswith("urn:li:comment:(")
        if (target and not target.startswith(TARGETS)) or (answered and outgoing.kind != REPLY):
            return target_gone()
        if outgoing.kind == REPLY:
            if len(text) > COMMENT:
                why = (("why", f"> {COMMENT}"),)
                return Refused(Reason.CONTENT, "platform.content", why, remedy="platform.content_remedy")
            route = f"/rest/socialActions/{encoded(target)}/comments"
            thread = thread_of(target) if answered else target
            body: dict[str, Any] = {"actor": author, "object": thread, "message": {"text": text}}
            body |= {"parentComment": target} if answered else {}
            frozen |= {"pictures": []}
        else:
            route, body = "/rest/posts", {"author": author, "commentary": escaped(text), "distribution": FEED}
            body |= {"visibility": account.setting("visibility", "PUBLIC"), "lifecycleState": "PUBLISHED"}
            if target:
                body["reshareContext"] = {"parent": target}
            elif outgoing.link and not frozen["pictures"]:
                body["content"] = {"article": _article(account, outgoing.link, options)}
        shares = target if outgoing.kind == SHARE else ""
        return envelope(
            self.network.name, outgoing, text, **frozen, route=route, body=body, shares=shares, tried=False
        )

    def say(self, client: Client, prepared: Prepared, checkpoint: Checkpoint) -> Outcome:
        """Hand over the pictures, note that it is tried, then post: a duplicate later is the echo of this try."""
        ready = with_media(
            prepared, lambda one, data: client.upload(prepared["author"], one, data), checkpoint
        )
        if isinstance(ready, Refused):
            return ready
        for urn in ready["media"]:
            waiting = not_ready(lambda urn=urn: _state(client, urn), PENDING, client, self.pause)[1]  # type: ignore[misc]
            if waiting is not None:
                return waiting
        if not ready["tried"]:
            checkpoint(ready | {"tried": True})
        response = client.ask("POST", ready["route"], json=_body(ready))
        if not isinstance(response, Response):
            return response
        failed = client.refusal(response)
        if failed is None:
            return _receipt(response, ready)
        echo = post_receipt(duplicate_of(response), str(ready["text"])) if ready["tried"] else None
        return echo or failed

    def find(self, client: Client, prepared: Prepared, since: datetime, taken: frozenset[str]) -> ReadBack:
        """Among the organisation's own posts, or among the comments of the post. A member's cannot be read."""
        if not prepared["author"].startswith(ADMINISTERED):
            return CannotTell("linkedin.member_unread")
        return found(client, prepared, since, taken)

    # --- figures

    def measure(
        self, account: Account, secret: Secret, posts: Sequence[str], options: RequestOptions
    ) -> Measured | Refused:
        """The organisation's followers, and what each of these posts brought so far. A member has no figures here."""
        client: Client = self.client(account, secret, options)
        author = self.number_of(account, secret, options)
        if isinstance(author, Refused):
            return author
        if not author.startswith(ADMINISTERED):
            return Refused(Reason.RIGHT, "linkedin.member_figures", remedy="platform.right_remedy")
        return figures.measure(client, author, posts)

    # --- what is sent

    def describe(self, account: Account, prepared: Prepared) -> Sequence[Request]:
        """The uploads, and the post or the comment."""
        server = server_address(account, Client.api)
        signed = (("Authorization", "***"), ("LinkedIn-Version", str(prepared["version_asked"])))
        owner, upload = {"owner": prepared["author"]}, f"{server}/rest/images?action=initializeUpload"
        bodies = [{"initializeUploadRequest": owner, "file": one["path"]} for one in prepared["pictures"]]
        uploads = [Request("POST", upload, signed, body) for body in bodies]
        post = _body(prepared | {"media": media_shown(prepared)})
        return (*uploads, Request("POST", server + prepared["route"], signed, post))

    def hear(self, client: Client, user: str, cursor: CommentCursor) -> Received | Refused:
        """What others said under the organisation's posts."""
        if not user.startswith(ADMINISTERED):
            return Refused(Reason.RIGHT, "linkedin.member_unread", remedy="platform.right_remedy")
        return comments(client, user, cursor)


def _organisation(account: Account) -> str:
    """The organisation that an account stands for, "" for the member: by its setting, else by its handle."""
    known = account.setting("user_id")
    if known:
        return known if known.startswith(ADMINISTERED) else ""
    return account.handle.strip().lstrip("@")


def _administered(client: Client, account: Account) -> tuple[str, str] | Refused:
    """The URN and the name of the organisation, if the member administers it."""
    told = client.read("/rest/organizationAcls", params={"q": "roleAssignee", "state": "APPROVED"})
    if isinstance(told, Refused):
        return told
    wanted, names = _organisation(account).lower(), []
    for role in objects_in(told, "elements")[:ORGANISATIONS]:
        urn = id_in(role, "organization", 100)
        number = urn.removeprefix(ADMINISTERED)
        if not number.isdigit() or number == urn:
            continue
        page = client.read(f"/rest/organizations/{number}")
        name = (id_in(page, "vanityName", 200) if not isinstance(page, Refused) else "") or number
        if wanted in (urn, number, name.lower()):
            return urn, name
        names.append(name)
    values = (("name", account.handle), ("known", ", ".join(names) or "-"))
    return Refused(Reason.RIGHT, "linkedin.organisation", values, remedy="linkedin.organisation_remedy")


def _article(account: Account, link: str, options: RequestOptions) -> dict[str, str]:
    """The link as a card: LinkedIn reads no pages for apps."""
    card = link_card.card_of(link, options, near=account.server)
    article = {"source": link, "title": card.title[:400]}
    return {**article, **({"description": card.description} if card.description else {})}


def _state(client: Client, urn: str) -> str:
    """What has become of a picture; an answer that makes no sense holds nothing up."""
    return text_in(client.read(f"/rest/images/{encoded(urn)}"), "status", 50)


def _body(prepared: Prepared) -> dict[str, Any]:
    body: dict[str, Any] = prepared["body"]
    pairs = zip(prepared["media"], prepared["pictures"], strict=False)
    named = [{"id": urn, **({"altText": one["alt"]} if one["alt"] else {})} for urn, one in pairs]
    content = {"media": named[0]} if len(named) == 1 else {"multiImage": {"images": named}}
    return body | {"content": content} if named else body


def _receipt(response: Response, prepared: Prepared) -> Receipt | Unknown:
    """The receipt: a post's URN stands in a header, a comment in the body."""
    if prepared["kind"] != REPLY:
        return (
            post_receipt(response.headers.get("x-restli-id", "").strip(), str(prepared["text"])) or garbage()
        )
    try:
        return comment_receipt(response.object()) or garbage()
    except GarbageError:
        return garbage()
