"""Apprise URLs, validated. Apprise is imported when one is used: it brings two hundred plug-ins."""

from __future__ import annotations

import logging
import warnings
from contextlib import contextmanager

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any


def service_of(address: str) -> Any:
    """Apprise's object for an address, None when it understands none. An address is a secret: nothing is logged."""
    with quietly():
        try:
            from apprise import Apprise

            return Apprise.instantiate(address)
        except Exception:  # a plug-in's own mistake: to the person the address is wrong
            return None


@contextmanager
def quietly(heard: logging.Handler | None = None) -> Iterator[None]:
    """Apprise's log and its plug-ins' warnings go nowhere, or to one handler, while the block lasts."""
    logger = logging.getLogger("apprise")
    before = logger.level, logger.propagate
    logger.propagate = False
    logger.setLevel(logging.WARNING if heard else logging.CRITICAL + 1)
    if heard:
        logger.addHandler(heard)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    finally:
        if heard:
            logger.removeHandler(heard)
        logger.setLevel(before[0])
        logger.propagate = before[1]
