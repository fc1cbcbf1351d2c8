"""A notice board in a folder, as a network for cmdaily: the whole of a plug-in, its words included, in one file.

A notice is a file named after the delivery's key, so it stands once however often it is sent. A reply is pinned to the
notice that it answers: `NAME.to.OTHER.txt`.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from cmdaily.domain.accounts.network import Addresses, Can, Limits, Network, Once, SecretField, SignIn
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

WORDS = {
    "en": {
        "noticeboard.ask_word": "The word at the door",
        "noticeboard.help": "The caretaker knows the word.",
        "noticeboard.taken_down": "Notice {notice} was taken down.",
        "noticeboard.taken_down_remedy": "Choose a notice that still hangs there.",
    },
    "fr": {
        "noticeboard.ask_word": "Le mot de passe à l'entrée",
        "noticeboard.help": "Le concierge connaît le mot de passe.",
        "noticeboard.taken_down": "L'affichette {notice} a été décrochée.",
        "noticeboard.taken_down_remedy": "Choisissez une affichette encore en place.",
    },
}


class NoticeBoard(Platform):
    """The board: `server` is its folder, and everybody knows the word."""

    network = Network(
        name="noticeboard",
        title="Notice board",
        can=(Can.POST, Can.REPLY, Can.READ_BACK),
        limits=Limits(text=200),
        once=Once.ALWAYS,
        sign_in=SignIn(
            fields=(SecretField("word", "noticeboard.ask_word"),),
            plain="word",
            needs_server=True,
            help="noticeboard.help",
        ),
        addresses=Addresses(
            hosts=("board.example",),
            post_path=r"/([0-9a-f]{16})",
            example="https://board.example/0123456789abcdef",
        ),
        charter=(("hashtag-count", "most", 0),),
        words=__name__,
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
        answered = outgoing.target.id if outgoing.target else ""
        if answered and not any(_folder(account).glob(f"{answered}.*")):
            return _taken_down(answered)
        pinned = f"{name}.to.{answered}.txt" if answered else f"{name}.txt"
        return envelope(self.network.name, outgoing, outgoing.text, name=name, file=pinned)

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
        board = _folder(account)
        if not board.is_dir():
            server = (("server", account.server),)
            return Refused(Reason.UNREACHABLE, "platform.unreachable", server)
        notice = board / prepared["file"]
        try:
            notice.write_text(prepared["text"], "utf-8")
        except OSError:  # something else hangs there
            return Unknown("platform.unknown_cut")
        return Receipt(prepared["name"], _address(prepared), prepared["text"])

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
        board = _folder(account)
        if not board.is_dir():
            return CannotTell("platform.unreachable", (("server", account.server),))
        notice = board / prepared["file"]
        try:
            text = notice.read_text("utf-8")
        except FileNotFoundError:
            return Absent()
        except (OSError, UnicodeDecodeError):  # what cannot be read is never absent
            return CannotTell("platform.unknown_garbage")
        return Receipt(prepared["name"], _address(prepared), text)

    def describe(self, account: Account, prepared: Prepared) -> Sequence[Request]:
        """One file."""
        return (Request("PUT", f"{account.server}/{prepared['file']}", (), prepared["text"]),)


def _folder(account: Account) -> Path:
    return Path(account.server.removeprefix("file://"))


def _address(prepared: Prepared) -> str:
    return f"https://board.example/{prepared['name']}"


def _taken_down(notice: str) -> Refused:
    values = (("notice", notice),)
    return Refused(Reason.TARGET, "noticeboard.taken_down", values, remedy="noticeboard.taken_down_remedy")


def _let_in(secret: Secret) -> Refused | None:
    if secret.get("word") == "sesame":
        return None
    return Refused(Reason.SIGN_IN, "platform.sign_in", remedy="platform.sign_in_remedy")
