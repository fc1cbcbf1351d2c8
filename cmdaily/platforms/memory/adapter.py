"""In-memory test double of a network, kept in a directory: it survives a killed process and fails on demand.

The account names it as its server: `file:///some/directory`. Every post is a file `posts/000001.json` that
appears at once or not at all. It keeps no idempotency key unless the account's setting `keeps_keys` is
`yes`: an outbox that sends twice stands twice, for a test to see. Tests look inside and order failures
with `MemoryServer`.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from urllib.parse import unquote, urlsplit

from cmdaily.domain.accounts.network import Network
from cmdaily.domain.figures.measured import Reading
from cmdaily.domain.inbox.incoming import AnswerSeen
from cmdaily.domain.record import frozen
from cmdaily.platforms.contract import (
    Absent,
    Account,
    CannotTell,
    Checkpoint,
    Identity,
    Incoming,
    Measured,
    Outcome,
    Outgoing,
    Platform,
    Prepared,
    ReadBack,
    Reason,
    Received,
    Refused,
    Request,
    RequestOptions,
    Searched,
    Secret,
    Sighting,
    Term,
    Unknown,
    check_envelope,
    check_outgoing,
    envelope,
)
from cmdaily.platforms.http import media
from cmdaily.platforms.http.cursor import CursorCodec
from cmdaily.platforms.memory.network import NETWORK
from cmdaily.platforms.memory.server import REFUSED, UNKNOWN, MemoryServer, receipt

PAGE = 3
"""Messages a read brings: few, so that reading on is part of every test."""


ALWAYS = datetime.min.replace(tzinfo=UTC)


@frozen
class Cursor:
    """What was said since this moment, and after the message of this number. A whole read leaves the number alone."""

    since: datetime = ALWAYS
    after: int = 0


CODEC = CursorCodec(Cursor)


class Memory(Platform):
    """The adapter."""

    network: Network = NETWORK

    def verify(self, account: Account, secret: Secret, options: RequestOptions) -> Identity | Refused:  # noqa: ARG002
        """Any token is good but `wrong` and `expired`."""
        refused = _checked(account, secret)
        if refused is not None:
            return refused
        return Identity(account.handle or account.name, account.name, rights=self.network.can)

    def needs_refresh(self, secret: Secret, now: datetime) -> bool:  # noqa: ARG002
        """The token `stale` is one that has to be refreshed."""
        return secret.get("token") == "stale"

    def refresh(
        self,
        account: Account,  # noqa: ARG002
        secret: Secret,
        options: RequestOptions,  # noqa: ARG002
    ) -> Secret | Refused | Unknown:
        """A fresh token for a refresh token, which works once."""
        if not secret.has("refresh_token"):
            return REFUSED["401"]
        return Secret({"token": "fresh"})

    def prepare(
        self,
        account: Account,
        secret: Secret,
        outgoing: Outgoing,
        options: RequestOptions,  # noqa: ARG002
    ) -> Prepared | Refused:
        """Freeze the post."""
        refused = check_outgoing(self.network, outgoing) or _checked(account, secret)
        if refused is not None:
            return refused
        pictures = media.freeze(outgoing.pictures, self.network.limits)
        if isinstance(pictures, Refused):
            return pictures
        target = outgoing.target.id if outgoing.target else ""
        return envelope(
            self.network.name,
            outgoing,
            outgoing.text,
            author=account.handle or account.name,
            link=outgoing.link,
            target=target,
            pictures=pictures,
            language=outgoing.language,
        )

    def send(
        self,
        account: Account,
        secret: Secret,
        prepared: Prepared,
        options: RequestOptions,
        checkpoint: Checkpoint,
    ) -> Outcome:
        """Keep the post, or fail as ordered."""
        server = MemoryServer(_directory(account.server))
        refused = check_envelope(self.network.name, prepared) or _checked(account, secret)
        if refused is not None:
            return refused
        for picture in prepared["pictures"]:
            data = media.load(picture)
            if isinstance(data, Refused):
                return data
        server.count_call()
        checkpoint(prepared | {"reached": True})
        fault = server.next_fault()
        if fault in REFUSED:
            retry_at = options.now + timedelta(minutes=15) if fault == "429-reset" else None
            base = REFUSED[fault]
            return Refused(
                base.reason, base.key, base.values, base.remedy, retry_at, base.perhaps_sent, base.rate
            )
        if fault in UNKNOWN:
            return UNKNOWN[fault]
        if fault == "pause-before":
            server.pause()
        kept = self._keep(server, account, prepared)
        if fault == "pause-after":
            server.pause()
        return UNKNOWN.get(fault.removesuffix("-after"), kept)

    def read_back(
        self,
        account: Account,
        secret: Secret,
        prepared: Prepared,
        since: datetime,  # noqa: ARG002
        options: RequestOptions,  # noqa: ARG002
        taken: frozenset[str] = frozenset(),
    ) -> ReadBack:
        """Look for the key among the posts."""
        refused = check_envelope(self.network.name, prepared) or _checked(account, secret)
        if refused is not None:
            return CannotTell(refused.key, refused.values)
        server = MemoryServer(_directory(account.server))
        if server.next_fault("read-") == "read-blind":
            return CannotTell("platform.unknown_silence", (("seconds", 30),))
        found = server.find(lambda post: post["key"] == prepared["key"], taken)
        return found if found is not None else Absent()

    def receive(
        self,
        account: Account,
        secret: Secret,
        cursor: str,
        since: datetime,
        options: RequestOptions,  # noqa: ARG002
    ) -> Received | Refused:
        """What was said to the account, three at a time."""
        reached = _reached(account, secret, "inbox-")
        if isinstance(reached, Refused):
            return reached
        server, fault = reached
        place = CODEC.read(cursor) or Cursor(since)
        said = server.said_to(account.name, place.after)
        page, more = said[:PAGE], len(said) > PAGE
        messages = (_incoming(each) for _, each in page)
        last = page[-1][0] if page else place.after
        return Received(
            tuple(each for each in messages if each.received_at >= place.since),
            CODEC.write(Cursor(place.since if more else ALWAYS, last)),
            more=more,
            items=len(page),
            incomplete=fault == "incomplete",
            answers=tuple(
                AnswerSeen(post["target"], number, receipt(post, number).url)
                for number, post in server.numbered()
                if post["author"] == (account.handle or account.name) and post["kind"] == "reply"
            ),
        )

    def measure(
        self,
        account: Account,
        secret: Secret,
        posts: Sequence[str],
        options: RequestOptions,  # noqa: ARG002
    ) -> Measured | Refused:
        """What the server was told to count, and a like for each letter of a post's id that is a one."""
        reached = _reached(account, secret, "figures-")
        if isinstance(reached, Refused):
            return reached
        server, _ = reached
        counted = server.figures(account.name)
        found = [Reading(metric, value) for metric, value in counted.items()]
        found += [Reading("likes", float(post.count("1")), post) for post in posts if server.holds(post)]
        return Measured(tuple(found), 1 + len(posts))

    def search(
        self,
        account: Account,
        secret: Secret,
        terms: Sequence[Term],
        since: datetime,
        options: RequestOptions,  # noqa: ARG002
    ) -> Searched | Refused:
        """What was said in public and holds the words of the first of the terms; it does not look closer."""
        reached = _reached(account, secret, "search-")
        if isinstance(reached, Refused):
            return reached
        server, _ = reached
        found = [each for each in server.public() if terms[0].value.rstrip("*") in each["text"].lower()]
        sightings = tuple(
            Sighting(
                key=each["url"] or each["remote_id"],
                remote_id=each["remote_id"],
                author=each["author"],
                text=each["text"],
                url=each["url"],
                at=datetime.fromisoformat(each["at"]),
            )
            for each in found
        )
        return Searched(tuple(each for each in sightings if each.at >= since), len(found))

    def describe(self, account: Account, prepared: Prepared) -> Sequence[Request]:
        """A post in words."""
        body = {name: prepared[name] for name in ("kind", "text", "link", "target", "pictures")}
        return (Request("PUT", account.server, (("Authorization", "Bearer ***"),), body),)

    def _keep(self, server: MemoryServer, account: Account, prepared: Prepared) -> Outcome:
        target = prepared["target"]
        if target and not any(path.stem == target for path in (server.directory / "posts").iterdir()):
            return REFUSED["404"]
        if account.setting("keeps_keys") == "yes":
            earlier = server.find(lambda post: post["key"] == prepared["key"], frozenset())
            if earlier is not None:
                return earlier
        kept = ("author", "text", "link", "kind", "key", "target", "pictures")
        return server.keep(
            {name: prepared[name] for name in kept} | {"language": prepared.get("language", "")}
        )


def _incoming(said: dict[str, str]) -> Incoming:
    return Incoming(
        remote_id=said["remote_id"],
        kind=said["kind"],
        author=said["author"],
        text=said["text"],
        url=said["url"],
        received_at=datetime.fromisoformat(said["received_at"]),
        name=said.get("name", ""),
        about=said.get("about", ""),
        private=said.get("private") == "yes",
    )


def _checked(account: Account, secret: Secret) -> Refused | None:
    if not account.server.startswith("file://"):
        return Refused(
            Reason.SERVER, "platform.server", (("server", account.server),), remedy="platform.server_remedy"
        )
    if secret.get("token") == "expired":
        return REFUSED["expired"]
    return REFUSED["401"] if secret.get("token") in ("", "wrong") else None


def _reached(account: Account, secret: Secret, kind: str) -> tuple[MemoryServer, str] | Refused:
    """The server that is to be read, and which fault of a kind was ordered, "" for none; or why it cannot be."""
    refused = _checked(account, secret)
    if refused is not None:
        return refused
    server = MemoryServer(_directory(account.server))
    fault = server.next_fault(kind).removeprefix(kind)
    if fault == "broken":
        raise RuntimeError("ordered")
    return REFUSED.get(fault, (server, fault))


def _directory(server: str) -> Path:
    return Path(unquote(urlsplit(server).path))


__all__ = ["Memory", "MemoryServer"]
