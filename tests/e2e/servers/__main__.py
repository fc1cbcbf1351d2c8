"""`python -m tests.e2e.servers prepare [NAME…]`: install the servers into the cache.

The names: bluesky, bluesky-network, snac, wordpress.

Exits with 0 if all of them can be had, else with 1 after saying which cannot, and why: their tests will be skipped.
"""

from __future__ import annotations

import sys
from collections.abc import Callable

from tests.e2e.servers import UnavailableError, bluesky, bluesky_network, home, snac, wordpress

SERVERS: dict[str, Callable[[], object]] = {
    "bluesky": bluesky.prepare,
    "bluesky-network": bluesky_network.prepare,
    "snac": snac.prepare,
    "wordpress": wordpress.prepare,
}


def main(argv: list[str]) -> int:
    """Prepare the named servers, or all of them."""
    if not argv or argv[0] != "prepare" or set(argv[1:]) - set(SERVERS):
        print(__doc__, file=sys.stderr)
        return 2
    failed = 0
    for name in argv[1:] or SERVERS:
        try:
            SERVERS[name]()
            print(f"{name}: ready in {home()}")
        except UnavailableError as reason:
            failed = 1
            print(f"{name}: cannot be had: {reason}", file=sys.stderr)
    return failed


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
