"""Server of the in-memory network: what stands there, and what goes wrong next."""

from __future__ import annotations

import errno
import json
import os
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from cmdaily.platforms.contract import Reason, Receipt, Refused, Unknown

if TYPE_CHECKING:
    from datetime import datetime

UNKNOWN = {
    "silence": Unknown("platform.unknown_silence", (("seconds", 30),)),
    "500": Unknown("platform.unknown_status", (("status", 500),)),
    "cut": Unknown("platform.unknown_cut"),
    "garbage": Unknown("platform.unknown_garbage"),
}
"""Failures after which nothing is certain. `NAME-after` keeps the post before it fails, `NAME` alone does
not."""

REFUSED = {
    "401": Refused(Reason.SIGN_IN, "platform.sign_in", remedy="platform.sign_in_remedy"),
    "expired": Refused(Reason.EXPIRED, "platform.expired", remedy="platform.sign_in_remedy"),
    "402": Refused(Reason.PRICE, "platform.balance", remedy="platform.balance_remedy"),
    "403": Refused(Reason.RIGHT, "platform.right", remedy="platform.right_remedy"),
    "404": Refused(Reason.TARGET, "platform.target_gone", remedy="platform.target_remedy"),
    "422": Refused(Reason.CONTENT, "platform.content", (("why", "422"),), remedy="platform.content_remedy"),
    "429": Refused(Reason.RATE, "platform.rate", remedy="platform.rate_remedy"),
    "429-reset": Refused(Reason.RATE, "platform.rate", remedy="platform.rate_remedy"),
    "cap": Refused(Reason.CAP, "platform.cap", remedy="platform.cap_remedy"),
    "duplicate": Refused(
        Reason.DUPLICATE, "platform.duplicate", remedy="platform.duplicate_remedy", perhaps_sent=True
    ),
    "unreachable": Refused(
        Reason.UNREACHABLE,
        "platform.unreachable",
        (("server", "memory"),),
        remedy="platform.unreachable_remedy",
    ),
}

PATIENCE = 60.0
"""Seconds that `wait_for_pause` gives a sender to come."""

PAUSES = ("pause-before", "pause-after")
FAULTS = (*UNKNOWN, *(f"{name}-after" for name in UNKNOWN), *REFUSED, *PAUSES, "read-blind")
FIGURES_FAULTS = (*(f"figures-{name}" for name in REFUSED), "figures-broken")
SEARCH_FAULTS = (*(f"search-{name}" for name in REFUSED), "search-broken")
INBOX_FAULTS = (*(f"inbox-{name}" for name in REFUSED), "inbox-broken", "inbox-incomplete")


class MemoryServer:
    """The network's own side: what stands there, and what goes wrong next."""

    def __init__(self, directory: str | Path) -> None:
        self.directory = Path(directory)
        for name in ("posts", "inbox", "public", "faults", "calls"):
            (self.directory / name).mkdir(parents=True, exist_ok=True)

    @property
    def address(self) -> str:
        """What an account names as its server."""
        return self.directory.absolute().as_uri()

    def posts(self) -> list[dict[str, Any]]:
        """Everything that stands there, oldest first."""
        return [
            json.loads(path.read_text("utf-8")) for path in sorted((self.directory / "posts").glob("*.json"))
        ]

    def numbered(self) -> list[tuple[str, dict[str, Any]]]:
        """The same, each with its id."""
        paths = sorted((self.directory / "posts").glob("*.json"))
        return [(path.stem, json.loads(path.read_text("utf-8"))) for path in paths]

    def answer_elsewhere(self, account: str, target: str, text: str = "Answered") -> Receipt:
        """An answer that the account itself gives in the network's own program."""
        return self.keep({"author": account, "text": text, "kind": "reply", "key": "", "target": target})

    def add(self, text: str, author: str = "somebody") -> Receipt:
        """A post by someone else, to reply to."""
        return self.keep({"author": author, "text": text, "kind": "post", "key": "", "target": ""})

    def say_to(self, account: str, text: str, at: datetime, author: str = "somebody", **more: str) -> str:
        """Something that somebody says to an account at a moment; its id, which may be answered. `more` are other
        fields of `Incoming`."""
        post = self.keep({"author": author, "text": text, "kind": "post", "key": "", "target": ""})
        said = {"to": account, "remote_id": post.remote_id, "url": post.url, "author": author, "text": text}
        said |= {"kind": "mention", "received_at": at.isoformat(), **more}
        self._keep_in("inbox", said)
        return post.remote_id

    def say(self, text: str, at: datetime, author: str = "somebody") -> Receipt:
        """Something that somebody says in public at a moment."""
        post = self.keep({"author": author, "text": text, "kind": "post", "key": "", "target": ""})
        said = {"remote_id": post.remote_id, "url": post.url, "author": author, "text": text}
        self._keep_in("public", said | {"at": at.isoformat()})
        return post

    def public(self) -> list[dict[str, str]]:
        """What was said in public, the latest first."""
        paths = sorted((self.directory / "public").glob("*.json"), reverse=True)
        return [json.loads(path.read_text("utf-8")) for path in paths]

    def count(self, account: str, **figures: float) -> None:
        """Let the network count these figures for an account from now on, in place of those before; `posts_total` is
        the metric `posts-total`."""
        named = {name.replace("_", "-"): value for name, value in figures.items()}
        (self.directory / f"figures-{account}.json").write_text(json.dumps(named), "utf-8")

    def figures(self, account: str) -> dict[str, float]:
        """The figures of an account; none where nothing is counted."""
        path = self.directory / f"figures-{account}.json"
        return dict(json.loads(path.read_text("utf-8"))) if path.exists() else {}

    def holds(self, post: str) -> bool:
        """Whether a post stands there."""
        return (self.directory / "posts" / f"{post}.json").exists()

    def said_to(self, account: str, after: int) -> list[tuple[int, dict[str, str]]]:
        """What was said to an account after a number, each with its own number, oldest first."""
        found = [(int(path.stem), path) for path in sorted((self.directory / "inbox").glob("*.json"))]
        read = [(number, json.loads(path.read_text("utf-8"))) for number, path in found if number > after]
        return [(number, said) for number, said in read if said["to"] == account]

    def fail(self, *faults: str) -> None:
        """Order failures, one for each of the next calls: names of FAULTS or INBOX_FAULTS, or "" for a call
        that goes well."""
        for fault in faults:
            known = (*FAULTS, *INBOX_FAULTS, *FIGURES_FAULTS, *SEARCH_FAULTS)
            if fault and fault not in known:
                raise ValueError(f"{fault} is none of {known}")
            waiting = len(list((self.directory / "faults").iterdir()))
            if fault in PAUSES and not self._gate.exists():
                os.mkfifo(self._gate)
            (self.directory / "faults" / f"{waiting:06d}:{fault}").touch()

    def wait_for_pause(self) -> Callable[[], None]:
        """Block until a sender has reached its pause; returns what lets it go on. Kill it before that, or
        not. Raises TimeoutError where nobody comes within PATIENCE seconds."""
        until = time.monotonic() + PATIENCE
        while True:
            try:
                gate = os.open(self._gate, os.O_WRONLY | os.O_NONBLOCK)
            except OSError as error:
                if error.errno != errno.ENXIO or time.monotonic() > until:
                    raise TimeoutError("no sender came to the pause") from error
                time.sleep(0.01)
            else:
                return lambda: os.close(gate)

    def sends(self) -> int:
        """How many times `send` reached the network."""
        return len(list((self.directory / "calls").iterdir()))

    def pause(self) -> None:
        """The sender's side of a pause."""
        with self._gate.open("rb") as gate:
            gate.read()

    def next_fault(self, prefix: str = "") -> str:
        """Take the next ordered failure; two processes never take the same one."""
        for path in sorted((self.directory / "faults").iterdir()):
            fault = path.name.partition(":")[2]
            if prefix != next(
                (known for known in ("read-", "inbox-", "figures-", "search-") if fault.startswith(known)), ""
            ):
                continue
            try:
                path.unlink()
            except FileNotFoundError:
                continue
            return fault
        return ""

    def count_call(self) -> None:
        """Remember that a send arrived."""
        tempfile.mkstemp(dir=self.directory / "calls")

    def keep(self, post: dict[str, Any]) -> Receipt:
        """Keep a post under the next free number, whole or not at all."""
        return receipt(post, self._keep_in("posts", post))

    def _keep_in(self, folder: str, kept: dict[str, Any]) -> str:
        handle, written = tempfile.mkstemp(dir=self.directory)
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            number = 1 + len(list((self.directory / folder).iterdir()))
            json.dump(kept, file)
        while True:
            try:
                os.link(written, self.directory / folder / f"{number:06d}.json")
                break
            except FileExistsError:
                number += 1
        os.unlink(written)
        return f"{number:06d}"

    def find(self, wanted: Callable[[dict[str, Any]], bool], taken: frozenset[str]) -> Receipt | None:
        """The first post that fits and is not taken."""
        for path in sorted((self.directory / "posts").glob("*.json")):
            post = json.loads(path.read_text("utf-8"))
            if path.stem not in taken and wanted(post):
                return receipt(post, path.stem)
        return None

    @property
    def _gate(self) -> Path:
        return self.directory / "gate"


def receipt(post: dict[str, Any], number: str) -> Receipt:
    """The receipt for a kept post."""
    return Receipt(number, f"https://memory.example/{post['author']}/{number}", post["text"])
