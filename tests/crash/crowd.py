"""One of many processes that write at once: `python -m tests.crash.crowd TIMES KEY ARGV…` runs a command line so often.

In the arguments `{n}` is the number of the turn. With a KEY other than `-`, `--key KEY-n` is added.
"""

from __future__ import annotations

import os
import sys
from datetime import UTC, datetime

from cmdaily.__main__ import main


def run(times: int, key: str, argv: list[str]) -> int:
    """Run the command line so often; the first exit code that is not 0."""
    answer, sys.stdout = sys.stdout, open(os.devnull, "w")  # noqa: SIM115
    for turn in range(times):
        words = [word.replace("{n}", str(turn)) for word in argv]
        keyed = [] if key == "-" else ["--key", f"{key}-{turn}"]
        code = main([*words, *keyed], now=datetime(2026, 11, 23, 8, 0, turn % 60, tzinfo=UTC))
        if code:
            return code
    answer.write("done\n")
    return 0


if __name__ == "__main__":
    sys.exit(run(int(sys.argv[1]), sys.argv[2], sys.argv[3:]))
