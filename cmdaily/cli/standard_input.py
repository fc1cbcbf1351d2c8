"""Standard input (stdin), read in one place and bounded: what is longer is refused, never cut."""

from __future__ import annotations

import sys

from cmdaily.errors import UsageError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import BinaryIO

LARGEST_TEXT = 4_000_000
"""Bytes of a text: more than any network takes."""

LARGEST_SECRET = 64_000
"""Bytes of a secret, or of one line of an answer."""


def binary() -> BinaryIO | None:
    """Standard input as bytes, for a service that bounds what it reads itself; None where there is none."""
    return getattr(sys.stdin, "buffer", None)


def text(most: int = LARGEST_TEXT) -> str:
    """All of it, without the end of its last line. Bytes that are no text are kept as what they are (surrogates), so
    that whoever checks the text can name them. UsageError where there are more than `most` bytes."""
    stream = binary()
    data = stream.read(most + 1) if stream is not None else b""
    return _decoded(data, most).replace("\r\n", "\n").rstrip("\n")


def line(most: int = LARGEST_SECRET) -> str:
    """The next line without its end, "" after the last one. UsageError where it has more than `most` bytes."""
    stream = binary()
    data = stream.readline(most + 1) if stream is not None else b""
    return _decoded(data, most).rstrip("\r\n")


def _decoded(data: bytes, most: int) -> str:
    if len(data) > most:
        raise UsageError("error.input_large", remedy="error.input_large_remedy", most=most // 1000)
    return data.decode("utf-8-sig", "surrogateescape")
