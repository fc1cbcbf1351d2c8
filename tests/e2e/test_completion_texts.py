"""Generated texts through completion, held against the parsers of bash, zsh and fish themselves.

One process of each shell takes answers full of texts, as values and as descriptions. Each value that is offered is put
on a command line as the shell would put it there, and the shell reads that line: it must find the value again, whole,
as one word. Every text tries to run a command that leaves a file.

`CMDAILY_COMMAND_LINES=30000` asks for so many command lines in all; by default it is a short series.
"""

from __future__ import annotations

import os
import pty
import shutil
import subprocess
import termios
import threading
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Protocol

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from typer._completion_shared import get_completion_script

from cmdaily.cli.completion import protocol
from cmdaily.cli.completion.scripts import SCRIPTS
from tests.e2e.test_completion import BREAK_OUTS

LINES = int(os.environ.get("CMDAILY_COMMAND_LINES", "600"))
BATCH = 50
"""Texts in one answer."""

END = b"\0END\0"

_BASH = r"""
source ./script
while IFS= read -r asked; do
    for quote in '' \' \"; do
        COMP_WORDS=(cmdaily tick "$quote") COMP_CWORD=2
        _cmdaily_completion cmdaily "$quote" tick
        for word in "${COMPREPLY[@]}"; do
            eval "set -- $quote$word$quote"
            printf '%s\0' "$quote" "$#" "$@"
        done
        $ASKS_ONCE && break
    done
    printf '\0END\0'
done
"""

_ZSH = r"""
PS1= RPS1= LISTMAX=100000
autoload -Uz compinit; compinit -i -D
source ./script
insert-all() { compstate[insert]=all }
offer() { comppostfuncs=(insert-all); _main_complete }
zle -C offer complete-word offer
read-line() {
    BUFFER='cmdaily tick ' CURSOR=13
    zle offer
    local typed=${BUFFER#cmdaily tick } word
    eval "set -- $typed"
    {
        for word in "$@"; do printf '%s\0' '' 1 "$word"; done
        printf '\0END\0'
    } > ./replies
    BUFFER=
}
zle -N read-line
bindkey '^X' read-line
: > ./ready
"""

_FISH = r"""
source ./script
function took
    printf '%s\0' '' (count $argv) $argv
end
while read -l asked
    for line in (complete --do-complete 'cmdaily tick ' --escape)
        eval "took "(string split --max 1 \t -- $line)[1]
    end
    printf '\0END\0'
end
"""


class Shell(Protocol):
    """A shell that is asked again and again."""

    def ask(self) -> bytes:
        """Press Tab after `cmdaily tick `, and put each candidate on a line; what the shell read there."""

    def close(self) -> None:
        """End it."""


class Piped:
    """Bash or fish, reading from a pipe."""

    def __init__(self, argv: list[str], directory: Path, environ: dict[str, str]) -> None:
        self._process = subprocess.Popen(
            argv, cwd=directory / "empty", env=environ, stdin=subprocess.PIPE, stdout=subprocess.PIPE
        )

    def ask(self) -> bytes:
        """One answer read."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(b"\n")
        self._process.stdin.flush()
        read = b""
        while not read.endswith(END):
            more = os.read(self._process.stdout.fileno(), 1 << 16)
            assert more, f"the shell ended after {read[-300:]!r}"
            read += more
        return read.removesuffix(END)

    def close(self) -> None:
        """End it."""
        self._process.kill()
        self._process.communicate()


class Keyed:
    """Zsh at a terminal: it completes nowhere else."""

    def __init__(self, directory: Path, environ: dict[str, str]) -> None:
        self._replies = directory / "empty" / "replies"
        os.mkfifo(self._replies)
        os.mkfifo(directory / "empty" / "ready")
        self._ours, theirs = pty.openpty()
        termios.tcsetwinsize(theirs, (50, 120))
        self._process = subprocess.Popen(
            ["zsh", "-i"],
            cwd=directory / "empty",
            env={**environ, "ZDOTDIR": str(directory)},
            stdin=theirs,
            stdout=theirs,
            stderr=theirs,
            start_new_session=True,
        )
        os.close(theirs)
        threading.Thread(target=self._drain, daemon=True).start()
        (directory / "empty" / "ready").read_bytes()

    def _drain(self) -> None:
        with suppress(OSError):
            while os.read(self._ours, 1 << 16):
                pass

    def ask(self) -> bytes:
        """One answer read."""
        os.write(self._ours, b"\x18")
        read = self._replies.read_bytes()
        assert read.endswith(END), f"the shell ended after {read[-300:]!r}"
        return read.removesuffix(END)

    def close(self) -> None:
        """End it."""
        self._process.kill()
        self._process.wait()
        os.close(self._ours)


Start = Callable[[str, str], tuple[Shell, Path]]


@pytest.fixture
def start(tmp_path: Path) -> Iterator[Start]:
    """Starts a shell with a completion script, `own` or `old`, and a stand-in that answers the file `answer`."""
    running: list[Shell] = []

    def started(shell: str, kind: str) -> tuple[Shell, Path]:
        if shutil.which(shell) is None:
            pytest.skip(f"{shell} is not installed")
        for name in ("bin", "empty", "canaries"):
            (tmp_path / name).mkdir()
        program = tmp_path / "bin" / "cmdaily"
        program.write_text(f'#!/bin/sh\nexec cat "{tmp_path}/answer"\n')
        program.chmod(0o755)
        old = {"prog_name": "cmdaily", "complete_var": "_CMDAILY_COMPLETE", "shell": shell}
        script = SCRIPTS[shell] if kind == "own" else get_completion_script(**old)
        (tmp_path / "script").write_text(script + "\n")
        source = {"bash": _BASH, "zsh": _ZSH, "fish": _FISH}[shell].replace("./script", f"{tmp_path}/script")
        path = tmp_path / {"bash": "driver", "zsh": ".zshrc", "fish": "driver"}[shell]
        path.write_text(source)
        environ = {
            "PATH": f"{tmp_path / 'bin'}:{os.environ['PATH']}",
            "HOME": str(tmp_path),
            "LANG": "C.UTF-8",
            "TERM": "xterm",
            "ASKS_ONCE": "false" if kind == "own" else "true",
        }
        if shell == "zsh":
            running.append(Keyed(tmp_path, environ))
        else:
            quiet = ["--norc"] if shell == "bash" else ["--no-config"]
            running.append(Piped([shell, *quiet, str(path)], tmp_path, environ))
        return running[-1], tmp_path

    yield started
    for shell in running:
        shell.close()


SIGNS = [
    *"$`\\'\"(){}[]<>;:|&*?!#%^~=@,+- é…’",
    "\\\\",
    "$(",
    "${",
    "$((",
    "((",
    "))",
    "))'",
    "(e)",
    "]]",
    "&&",
    "%{",
]
_PIECES = (
    st.sampled_from(SIGNS)
    | st.sampled_from("abcxyz019_.-\n\t\r\x1b\x07\u202e\u2028\u200b日ع")
    | st.characters()
)


@st.composite
def texts(draw: st.DrawFn, canary: str) -> str:
    """A text that tries to break out."""
    before = "".join(draw(st.lists(_PIECES, max_size=5)))
    attack = draw(st.sampled_from(("", *BREAK_OUTS))).format(canary)
    return before + attack + "".join(draw(st.lists(_PIECES, max_size=3)))


def answers(kind: str, shell: str, candidates: list[tuple[str, str]]) -> str:
    """What cmdaily answers this script."""
    if kind == "old" and shell == "zsh":
        return protocol.answer_old_zsh(candidates)
    if kind == "old" and shell == "bash":
        return protocol.answer_old_bash(candidates)
    return protocol.answer_lines(candidates)


def expected(kind: str, shell: str, quote: str, values: list[str]) -> set[str]:
    """The values that a person can choose."""
    if kind == "old" and shell != "fish":
        return {value for value in values if protocol.is_plain(value)}
    barred = {"": "", "'": "'", '"': '\\$`"!'}[quote]
    hidden = "." if shell == "fish" else "\n"  # as with files: only who types the dot is offered them
    offered = [value for value in values if protocol.is_typeable(value) and value[0] != hidden]
    return {value for value in offered if not set(value) & set(barred)}


def held(kind: str, shell: str, read: bytes, values: list[str]) -> int:
    """Hold what a shell read against what it was offered; how many values it read on command lines."""
    fields = read.decode("utf-8").split("\0")[:-1]
    rows = list(zip(fields[::3], fields[1::3], fields[2::3], strict=True))
    assert {count for _, count, _ in rows} <= {"1"}, "a value is one word"
    for quote in ("", "'", '"') if shell == "bash" and kind == "own" else ("",):
        found = {value for used, _, value in rows if used == quote}
        wanted = expected(kind, shell, quote, values)
        assert (found - wanted, wanted - found) == (set(), set())
    return len(rows)


@pytest.mark.parametrize("kind", ["own", "old"])
@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_every_text_is_data(start: Start, shell: str, kind: str) -> None:
    process, directory = start(shell, kind)
    canaries = directory / "canaries"
    text = texts(f"touch {canaries}/x")
    pairs = st.tuples(text | st.from_regex(r"[a-z][a-z0-9_-]{0,12}", fullmatch=True), text)
    batches = st.lists(pairs, min_size=BATCH, max_size=BATCH, unique_by=lambda pair: pair[0])

    tried = Counter[str]()

    @settings(
        max_examples=max(2, LINES // (6 * BATCH)),
        deadline=None,
        database=None,
        phases=[Phase.generate],  # a batch does not shrink in any sensible time
        suppress_health_check=list(HealthCheck),
    )
    @given(batches)
    def every_batch(candidates: list[tuple[str, str]]) -> None:
        (directory / "answer").write_text(answers(kind, shell, candidates), encoding="utf-8")
        read = held(kind, shell, process.ask(), [value for value, _ in candidates])
        assert list(canaries.iterdir()) == []
        tried.update({"answers": 1, "command lines offered": len(candidates), "chosen and read again": read})

    every_batch()
    print(f"\n{shell}, {kind} script: {dict(tried)}")


def test_what_runs_is_seen(start: Start) -> None:
    process, directory = start("zsh", "old")
    text = f"\\$(touch {directory}/canaries/x)"
    quoted = text.replace(
        "$", "\\$"
    )  # as it was answered once: the sign was escaped, the backslash before it was not
    (directory / "answer").write_text(f"""_arguments '*: :(("a":"{quoted}"))'""")
    process.ask()
    assert [found.name for found in (directory / "canaries").iterdir()] == ["x"]


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_a_script_runs_nothing_even_of_an_answer_that_nobody_cleaned(start: Start, shell: str) -> None:
    process, directory = start(shell, "own")
    canaries = directory / "canaries"
    lines = st.lists(texts(f"touch {canaries}/x"), min_size=2, max_size=40)

    @settings(max_examples=max(2, LINES // 600), deadline=None, database=None)
    @given(lines)
    def every_answer(raw: list[str]) -> None:
        (directory / "answer").write_bytes("\n".join(raw).encode("utf-8", "replace"))
        process.ask()
        assert list(canaries.iterdir()) == []

    every_answer()
