"""UUID version 7 (RFC 9562, section 5.7): text ids that sort by the time they were made."""

from __future__ import annotations

import os

_last = 0


def uuid7(milliseconds: int, *, entropy: bytes | None = None) -> str:
    """A new id for a moment, given in milliseconds since 1970 UTC.

    Ids made by one process never go backwards, even within a millisecond or when the clock is set
    back: the 12 bits after the version count up (RFC 9562, section 6.2, method 1). `entropy` (8 bytes) is for tests.
    """
    global _last  # noqa: PLW0603 - the counter is the process's own, as the RFC asks
    noise = entropy if entropy is not None else os.urandom(8)
    ticks = milliseconds << 12
    _last = ticks if ticks > _last else _last + 1
    digits = f"{_last >> 12:012x}7{_last & 0xFFF:03x}{(int.from_bytes(noise, 'big') & (1 << 62) - 1) | 2 << 62:016x}"
    return f"{digits[:8]}-{digits[8:12]}-{digits[12:16]}-{digits[16:20]}-{digits[20:]}"


LATEST_TICKS = 7_258_118_400_000 << 12
"""The year 2200: an id of a later moment is somebody's mistake, and nothing is to follow it."""


def follow(id_: str) -> None:
    """Make the ids to come sort after one that another process made, even when the clock was set back since."""
    global _last  # noqa: PLW0603 - as above
    ticks = ticks_of(id_)
    if ticks is not None and _last < ticks < LATEST_TICKS:
        _last = ticks


def ticks_of(id_: str) -> int | None:
    """When an id of version 7 was made, in 4096ths of a millisecond since 1970 UTC; None for what is no such id."""
    digits = id_.replace("-", "")
    if len(digits) != 32 or len(id_) != 36 or digits[12] != "7" or set(digits) - set("0123456789abcdef"):
        return None
    return int(digits[:12] + digits[13:16], 16)


_NOISE = (1 << 62) - 1


def just_after(id_: str, seed: bytes | None = None) -> str:
    """An id that sorts after one of version 7 and before everything else that was made since.

    With a `seed` always the same one: what two machines make of the same rows is then the same. What is no such id is
    followed by its own name and a few letters.
    """
    from hashlib import sha256

    step = int.from_bytes(sha256(seed).digest()[:5] if seed is not None else os.urandom(5), "big") + 1
    if ticks_of(id_) is None:
        return f"{id_}~{step:010x}"
    number = int(id_.replace("-", ""), 16)
    number += min(step, _NOISE - (number & _NOISE))
    digits = f"{number:032x}"
    return f"{digits[:8]}-{digits[8:12]}-{digits[12:16]}-{digits[16:20]}-{digits[20:]}"
