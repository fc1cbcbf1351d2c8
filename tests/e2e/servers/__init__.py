"""Real servers on loopback for the end-to-end tests: installed once into a cache, started on free ports.

`python -m tests.e2e.servers prepare` fills the cache (npm and Debian packages; some minutes the first
time). A server that cannot be had raises `UnavailableError` with the reason, and its tests are skipped
showing it.
"""

from __future__ import annotations

from tests.e2e.servers.common import Server, UnavailableError, home

__all__ = ["Server", "UnavailableError", "home"]
