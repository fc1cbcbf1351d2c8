"""A notice board in a folder, as a network for cmdaily: the whole of a plug-in, in one file.

A notice is a file named after the delivery's key, so it stands once however often it is sent.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from cmdaily.domain.accounts.network import Can, Limits, Network, Once, SecretField, SignIn
from cmdaily.platforms.contract import (
    Absent,
    Account,
    CannotTell,
    Checkpoint,
    Identity,
    Outcome,
    Outgoing,
    Platform,
    Prepared,
    ReadBack,
    Reason,
    Receipt,
    Refused,
    Request,
    RequestOptions,
    Secret,
    Unknown,
    check_envelope,
    check_outgoing,
    envelope,
)


class NoticeBoard(Platform):
    """The board: `server` is its folder, and everybody knows the word."""

    network = Network(
        name="noticeboard",
        title="Notice board",
        can=(Can.POST, Can.READ_BACK),
        limits=Limits(text=200),
        once=Once.ALWAYS,
        sign_in=SignIn(fields=(SecretField("word", "memory.ask_token"),), plain="word", needs_server=True),
    )

    def verify(self, account: Account, secret: Secret, options: RequestOptions) -> Identity | Refused:  # noqa: ARG002
        """Whoever knows the word is let in."""
        return _let_in(secret) or Identity(account.name, account.name)

    def prepare(
        self,
        account: Account,
        secret: Secret,
        outgoing: Outgoing,
        options: RequestOptions,  # noqa: ARG002
    ) -> Prepared | Refused:
        """Freeze the notice and its name."""
        refused = check_outgoing(self.network, outgoing) or _let_in(secret)
        if refused is not None:
            return refused
        if outgoing.pictures:
            return Refused(Reason.PICTURE, "platform.pictures_count", (("count", 1), ("limit", 0)))
        name = hashlib.sha256(outgoing.key.encode()).hexdigest()[:16]
        return envelope(self.network.name, outgoing, outgoing.text, name=name, board=account.server)

    def send(
        self,
        account: Account,
        secret: Secret,
        prepared: Prepared,
        options: RequestOptions,  # noqa: ARG002
        checkpoint: Checkpoint,  # noqa: ARG002
    ) -> Outcome:
        """Pin it, unless it hangs there already."""
        refused = check_envelope(self.network.name, prepared) or _let_in(secret)
        if refused is not None:
            return refused
        board = Path(account.server)
        if not board.is_dir():
            server = (("server", account.server),)
            return Refused(Reason.UNREACHABLE, "platform.unreachable", server)
        notice = board / f"{prepared['name']}.txt"
        try:
            notice.write_text(prepared["text"], "utf-8")
        except OSError:  # something else hangs there
            return Unknown("platform.unknown_cut")
        return Receipt(prepared["name"], f"https://board.example/{notice.stem}", prepared["text"])

    def read_back(
        self,
        account: Account,
        secret: Secret,  # noqa: ARG002
        prepared: Prepared,
        since: datetime,  # noqa: ARG002
        options: RequestOptions,  # noqa: ARG002
        taken: frozenset[str] = frozenset(),  # noqa: ARG002
    ) -> ReadBack:
        """Look whether it hangs there."""
        board = Path(account.server)
        if not board.is_dir():
            return CannotTell("platform.unreachable", (("server", account.server),))
        notice = board / f"{prepared['name']}.txt"
        try:
            text = notice.read_text("utf-8")
        except FileNotFoundError:
            return Absent()
        except (OSError, UnicodeDecodeError):  # what cannot be read is never absent
            return CannotTell("platform.unknown_garbage")
        return Receipt(notice.stem, f"https://board.example/{notice.stem}", text)

    def describe(self, account: Account, prepared: Prepared) -> Sequence[Request]:
        """One file."""
        return (Request("PUT", f"{account.server}/{prepared['name']}.txt", (), prepared["text"]),)


def _let_in(secret: Secret) -> Refused | None:
    if secret.get("word") == "sesame":
        return None
    return Refused(Reason.SIGN_IN, "platform.sign_in", remedy="platform.sign_in_remedy")
