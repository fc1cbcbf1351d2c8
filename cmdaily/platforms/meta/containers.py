"""Publishing in two steps, as Instagram and Threads do it: a container, then its publication; and their sign-in.

The container's id is kept before it is published. Whether it was is then a question with an answer: PUBLISHED means
done. Which post became of it is looked for among one's own by its text, and never taken for granted: "the latest" may
be another's.
"""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any, ClassVar

from cmdaily.domain.accounts.account import Account
from cmdaily.domain.accounts.outcome import (
    Absent,
    CannotTell,
    Outcome,
    ReadBack,
    Reason,
    Receipt,
    Refused,
    Unknown,
)
from cmdaily.domain.accounts.secret import Secret
from cmdaily.domain.publishing.outgoing import Outgoing
from cmdaily.domain.record import frozen
from cmdaily.platforms.contract import (
    Authorisation,
    Checkpoint,
    Prepared,
    Request,
    RequestOptions,
)
from cmdaily.platforms.http import oauth
from cmdaily.platforms.http.fields import address_in, digits_in, text_in
from cmdaily.platforms.http.media_address import by_address
from cmdaily.platforms.http.responses import GarbageError, Response, garbage, moment_in
from cmdaily.platforms.http.rest import HearsComments, not_ready
from cmdaily.platforms.http.urls import server_address
from cmdaily.platforms.meta import tokens
from cmdaily.platforms.meta.client import Graph

DONE, READY, WORKING, ENDED = "PUBLISHED", "FINISHED", "IN_PROGRESS", "EXPIRED"
VOID = (ENDED, "ERROR")


@frozen
class Words:
    """What one of the two networks calls things.

    `make` and `publish` are edges below the account; `state` and `why` are fields of a container, `text` is the field
    for its text. `exchange` and `renew` are the kinds of grant of its tokens. `authorise` and `token` are addresses of
    its login, `profile` that of an account. `image` is the kind of a container with a picture, where that has to be
    said.
    """

    make: str
    publish: str
    state: str
    why: str
    text: str
    exchange: str
    renew: str
    authorise: str
    token: str
    profile: str
    image: str = ""


class ContainerPlatform(HearsComments):
    """An adapter of a network that publishes containers."""

    words: ClassVar[Words]
    scope: ClassVar[str]
    settles = 30

    # --- signing in

    def begin_sign_in(
        self,
        account: Account,
        secret: Secret,
        redirect: str,
        options: RequestOptions,  # noqa: ARG002
    ) -> Authorisation | Refused:
        """OAuth 2.0; these logins take https addresses alone, so the person copies the address they end up at."""
        lacking = oauth.lacks_app(secret)
        if lacking is not None:
            return lacking
        address = self.words.authorise
        address = f"{server_address(account)}/oauth/authorize" if account.server else address
        return oauth.authorisation(address, secret, redirect or tokens.COPIED, self.scope, pkce=False)

    def finish_sign_in(
        self,
        account: Account,
        authorisation: Authorisation,
        code: str,
        redirect: str,
        options: RequestOptions,
    ) -> Secret | Refused | Unknown:
        """The token for the code lasts an hour; the one for that, sixty days."""
        secret = authorisation.secret
        client: Graph = self.client(account, secret, options)
        form = {name: secret.get(name) for name in ("client_id", "client_secret")}
        form |= {"grant_type": "authorization_code", "redirect_uri": redirect or tokens.COPIED}
        address = "" if account.server else self.words.token.partition("/oauth")[0]
        form |= {"code": tokens.code_of(code)}
        short = tokens.asked(client, "POST", "/oauth/access_token", secret, address, data=form)
        return tokens.longer(client, short, self.words.exchange) if isinstance(short, Secret) else short

    def needs_refresh(self, secret: Secret, now: datetime) -> bool:
        """A token of sixty days is renewed in its second half."""
        return tokens.needs_renewal(secret, now)

    def refresh(
        self, account: Account, secret: Secret, options: RequestOptions
    ) -> Secret | Refused | Unknown:
        """The token for sixty more days."""
        return tokens.renewed(self.client(account, secret, options), secret, self.words.renew)

    # --- what becomes of a payload

    def frozen_pictures(self, outgoing: Outgoing, options: RequestOptions) -> list[dict[str, Any]] | Refused:
        """The network fetches pictures itself."""
        limits = self.network.limits
        return by_address(outgoing.pictures, limits.picture_types, limits.pictures, options)

    def container_of(self, frozen: Prepared, text: str) -> Prepared:
        """The form of a container, and those of its children, with nothing made yet."""
        items = [
            {"image_url": one["url"], **({"alt_text": one["alt"]} if one["alt"] else {})}
            for one in frozen["pictures"]
        ]
        form = {self.words.text: text} if text else {}
        kind = {"media_type": self.words.image} if self.words.image else {}
        if len(items) > 1:
            form |= {"media_type": "CAROUSEL"}
            items = [{**item, **kind, "is_carousel_item": "true"} for item in items]
        else:
            form |= {**items[0], **kind} if items else {"media_type": "TEXT"}
            items = []
        return {"items": items, "form": form, "children": [], "container": "", "container_at": ""}

    def describe(self, account: Account, prepared: Prepared) -> Sequence[Request]:
        """The containers and the publication; or the one request that there is."""
        client = self.client(
            account, Secret({}), RequestOptions(datetime.min.replace(tzinfo=UTC)), prepared
        )  # asks nothing
        signed, base = (("Authorization", "***"),), client.server
        if "edge" in prepared:
            return (Request("POST", base + client.path(*prepared["edge"]), signed, prepared["form"]),)
        made, publish = (
            client.path(prepared["author"], edge) for edge in (self.words.make, self.words.publish)
        )
        forms = [*prepared["items"], prepared["form"]]
        steps = [Request("POST", base + made, signed, form) for form in forms]
        return (
            *steps,
            Request("POST", base + publish, signed, {"creation_id": prepared["container"] or "(container)"}),
        )

    @abstractmethod
    def listed(self, client: Any, prepared: Prepared, since: datetime, taken: frozenset[str]) -> ReadBack:
        """The post among the account's own, by its text."""

    def publish(self, client: Graph, prepared: Prepared, checkpoint: Checkpoint) -> Outcome:
        """Make the containers that are not there yet, wait until the last is ready, and publish it once."""
        ready = self._made(client, prepared, checkpoint)
        if isinstance(ready, Refused):
            return ready
        container = ready["container"]
        state, waiting = not_ready(lambda: self._state(client, container)[0], (WORKING,), client, self.pause)
        if waiting is not None:
            return waiting
        if state == DONE:
            found = self._published(client, ready, client.options.now, frozenset())
            return Unknown(found.key, found.values) if isinstance(found, CannotTell) else found
        if state == ENDED and ready["container_at"] != client.options.now.isoformat():
            # it lived for a day and nothing was published of it: another takes its place
            anew = ready | {"container": "", "children": []}
            checkpoint(anew)
            return self.publish(client, anew, checkpoint)
        if state in VOID:
            why = (("why", self._state(client, container)[1] or state),)
            checkpoint(ready | {"container": "", "children": []})
            remedy = "adapter.container_remedy"
            return Refused(Reason.PICTURE, "adapter.container_failed", why, remedy=remedy)
        if state != READY:
            return client.senseless()
        path = client.path(ready["author"], self.words.publish)
        response = client.done("POST", path, data={"creation_id": container})
        if not isinstance(response, Response):
            return response
        try:
            number = digits_in(response.object())
        except GarbageError:
            number = ""
        return self.receipt(client, number, ready) if number else garbage()

    def read_published(
        self, client: Graph, prepared: Prepared, since: datetime, taken: frozenset[str]
    ) -> ReadBack:
        """Ask the container: only one that was published can stand there."""
        if not prepared["container"]:  # nothing was published of this payload; of one made before it, perhaps
            return self.listed(client, prepared, since, taken)
        state, _ = self._state(client, prepared["container"])
        if state == DONE:
            return self._published(client, prepared, since, taken)
        if (
            state in VOID
        ):  # a day later it is gone, whatever became of it: its post would be found by its text
            return self.listed(client, prepared, since, taken)
        return Absent() if state in (READY, WORKING) else CannotTell("adapter.container_silent")

    def _published(
        self, client: Graph, prepared: Prepared, since: datetime, taken: frozenset[str]
    ) -> Receipt | CannotTell:
        """The post of a container that was published; where it is not among those that can be read, the container's own
        id stands for it."""
        made = moment_in(prepared["container_at"])
        found = self.listed(client, prepared, min(since, made or since), taken)
        if isinstance(found, Absent):
            address = self.words.profile.format(client.account.handle.strip().lstrip("@"))
            return Receipt(prepared["container"], address, str(prepared["text"]))
        return found

    def receipt(self, client: Graph, number: str, prepared: Prepared) -> Receipt:
        """The receipt for a post; its address has to be asked for."""
        read = client.read(client.path(number), params={"fields": "id,permalink"})
        address = address_in(read, "permalink") if not isinstance(read, Refused) else ""
        address = address or self.words.profile.format(client.account.handle.strip().lstrip("@"))
        return Receipt(number, address, str(prepared["text"]))

    def _state(self, client: Graph, container: str) -> tuple[str, str]:
        """A container's state, "" where nobody says, and the network's own words. One that is gone has ended."""
        fields = {"fields": f"{self.words.state},{self.words.why}"}
        read = client.read(client.path(container), params=fields)
        if isinstance(read, Refused):
            return (ENDED if read.reason == Reason.TARGET else ""), ""
        return text_in(read, self.words.state, 50), text_in(read, self.words.why, 300)

    def _made(self, client: Graph, prepared: Prepared, checkpoint: Checkpoint) -> Prepared | Refused:
        """Make what is not there yet, each noted as soon as it is. Nothing is public yet: any failure is a refusal."""
        for item in prepared["items"][len(prepared["children"]) :] if not prepared["container"] else ():
            number = self._container(client, prepared, item)
            if isinstance(number, Refused):
                return number
            prepared = prepared | {"children": [*prepared["children"], number]}
            checkpoint(prepared)
        if not prepared["container"]:
            children = {"children": ",".join(prepared["children"])} if prepared["children"] else {}
            number = self._container(client, prepared, prepared["form"] | children)
            if isinstance(number, Refused):
                return number
            prepared = prepared | {"container": number, "container_at": client.options.now.isoformat()}
            checkpoint(prepared)
        return prepared

    def _container(self, client: Graph, prepared: Prepared, form: dict[str, Any]) -> str | Refused:
        read = client.read(client.path(prepared["author"], self.words.make), "POST", data=form)
        if isinstance(read, Refused):
            return read
        number = digits_in(read)
        return number if number else client.senseless()
