"""How long the charter takes: 10,000 posts (the promise: less than 10 s), and the texts made to hurt it (1 s each).

python benchmarks/charter.py
"""

from __future__ import annotations

import re
import sys
import time
from pathlib import Path

from cmdaily.domain.charter.autofix import fix_fully
from cmdaily.domain.charter.check import Checker
from cmdaily.domain.charter.model import Charter, TextContext
from cmdaily.domain.charter.testing import HOSTILE

POSTS = 10_000
CORPUS = Path(__file__).parent.parent / "tests" / "domain" / "charter"


def posts() -> list[str]:
    """Ten thousand different posts: the clean ones of the tests, each with a number, some with faults."""
    written = "\n---\n".join(
        (CORPUS / f"clean_posts_{language}.txt").read_text(encoding="utf-8") for language in ("fr", "en")
    )
    clean = [post.strip() for post in re.split(r"(?m)^(?:---|# .*)$", written) if post.strip()]
    faulty = "A bientôt!! #communitymanagement 🎉🎉🎉 https://bit.ly/abc 18H30 "
    return [
        f"{clean[number % len(clean)]} {number} {faulty if number % 3 == 0 else ''}"
        for number in range(POSTS)
    ]


def main() -> None:
    """Print the figures."""
    checker, texts = Checker(Charter()), posts()
    start = time.perf_counter()
    found = sum(len(checker.check(text, TextContext(platform="x"))) for text in texts)
    spent = time.perf_counter() - start
    print(f"{POSTS} posts: {spent:.2f} s, {spent / POSTS * 1e6:.0f} µs each, {found} findings")
    start = time.perf_counter()
    for text in texts[:1000]:
        fix_fully(checker, text, TextContext(platform="x"))
    print(f"1000 posts mended: {time.perf_counter() - start:.2f} s")
    worst = 0.0
    for text in HOSTILE:
        for language in ("fr", "en"):
            start = time.perf_counter()
            checker.check(text, TextContext(language=language))
            spent = time.perf_counter() - start
            if spent > worst:
                worst = spent
                print(f"hostile {text[:12]!r} ({language}): {spent:.2f} s")
    sys.exit(worst > 1)


if __name__ == "__main__":
    main()
