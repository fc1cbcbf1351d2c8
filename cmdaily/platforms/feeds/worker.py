"""A parser process: reads documents on standard input, writes what it made of them on standard output.

What is fed to it may be a bomb: it takes bounded memory, and whoever started it ends it when it takes too long. It
holds no secret, opens no file and no connection.
"""

from __future__ import annotations

import json
import struct
import sys
from datetime import datetime

from cmdaily.platforms.feeds.document import NEITHER, packed, parse_document

MEMORY = 768 * 1024 * 1024
"""Bytes of address space that a parser may take."""
LENGTH = struct.Struct(">II")
"""Before each document: the length of its head (JSON) and of its body. Before each answer: 0 and its length."""


def main() -> None:
    """Parse until standard input ends."""
    _limit_memory()
    source, target = sys.stdin.buffer, sys.stdout.buffer
    while len(lengths := source.read(LENGTH.size)) == LENGTH.size:
        head_length, body_length = LENGTH.unpack(lengths)
        head = json.loads(source.read(head_length))
        body = source.read(body_length)
        answer = json.dumps(answer_to(head, body), separators=(",", ":")).encode("ascii")
        target.write(LENGTH.pack(0, len(answer)) + answer)
        target.flush()


def answer_to(head: dict[str, str], body: bytes) -> dict[str, object]:
    """What is made of one document; whatever goes wrong, it is no feed."""
    try:
        now = datetime.fromisoformat(head["now"])
        return packed(parse_document(body, head["type"], head["url"], now, head["scope"]))
    except (Exception, MemoryError, RecursionError) as error:
        return {"kind": NEITHER, "why": type(error).__name__}


def _limit_memory() -> None:
    try:
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    except (ImportError, OSError, ValueError):  # not on this system
        pass


if __name__ == "__main__":
    main()
