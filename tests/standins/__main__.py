"""A stand-in as a process: `python -m tests.standins NETWORK` prints its address as JSON and serves until its standard
input ends."""

from __future__ import annotations

import json
import sys

from tests.standins.all import STAND_INS
from tests.standins.server import running


def main() -> None:
    """Serve one network."""
    with running(STAND_INS[sys.argv[1]]()) as served:
        print(json.dumps({"network": served.name, "address": served.address}), flush=True)
        sys.stdin.read()


if __name__ == "__main__":
    main()
