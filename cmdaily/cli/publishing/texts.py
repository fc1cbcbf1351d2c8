"""Sources of a text: the command line, standard input, an editor, a template."""

from __future__ import annotations

import os

from cmdaily.cli import standard_input
from cmdaily.cli.ask import ask
from cmdaily.errors import CmdailyError, UsageError
from cmdaily.files.atomic_write import write_new

LONGEST_QUOTATION = 5_000
"""Characters of a message that are quoted."""

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from cmdaily.cli.context import Context
    from cmdaily.domain.publishing.template import Template


def one_text(
    context: Context, words: Sequence[str], *, wanted: bool, start: str = "", quoted: str = ""
) -> str:
    """The text of a command line: the word itself, `-` for standard input; without a word, an editor on a terminal and
    standard input elsewhere. `wanted` False: no word means no text."""
    if len(words) > 1:
        raise UsageError(
            "speak.quotes", remedy="speak.quotes_remedy", first=words[0][:40], second=words[1][:40]
        )
    if words == ("-",) or (not words and wanted and not context.interactive):
        return standard_input.text()
    if words:
        return words[0]
    if wanted:
        return edited(context, start, quoted)
    return start


SCISSORS = "------------------------ >8 ------------------------"
"""The line below which nothing belongs to the text, as git writes it (git-commit(1), `--cleanup=scissors`)."""


def edited(context: Context, start: str, quoted: str = "") -> str:
    """A text written in the user's editor. It stays in a file until it has been read back; that file is named when
    anything goes wrong. What is answered is `quoted` below a line, and taken off again."""
    if quoted:
        return _above(_edited(context, f"{start}\n\n{SCISSORS}\n{_quotation(quoted)}\n"), quoted)
    return _edited(context, start)


def _quotation(text: str) -> str:
    return "\n".join(f"> {line}".rstrip() for line in text[:LONGEST_QUOTATION].splitlines())


def _above(text: str, quoted: str) -> str:
    """What stands above the line; where somebody deleted the line, what is left without the quotation."""
    head, line, _ = text.partition(SCISSORS)
    return (head if line else text.removesuffix(_quotation(quoted))).strip("\n")


def _edited(context: Context, start: str) -> str:
    import shlex

    from cmdaily.services.runtime import child_processes

    editor = context.environ.get("VISUAL") or context.environ.get("EDITOR") or "vi"
    directory = os.path.join(context.workspace.home.data, "drafts")
    path = os.path.join(directory, f"{context.workspace.new_id()}.txt")
    try:
        os.makedirs(directory, mode=0o700, exist_ok=True)
        write_new(path, start.encode("utf-8", "surrogateescape"))
        done = child_processes.run([*shlex.split(editor), path], context.environ)
        with open(path, encoding="utf-8", errors="surrogateescape") as file:
            text = file.read(standard_input.LARGEST_TEXT)
    except (OSError, ValueError) as error:
        raise CmdailyError("speak.editor", remedy="speak.editor_remedy", editor=editor, path=path) from error
    if done.returncode:
        raise CmdailyError("speak.editor", remedy="speak.editor_remedy", editor=editor, path=path)
    os.unlink(path)
    return text.rstrip("\n")


def from_template(
    context: Context, template: Template, words: Sequence[str], known: Mapping[str, str] | None = None
) -> str:
    """The first wording of a template filled with `key=value` words, with what is known already and with its own
    values; what is missing is asked for on a terminal."""
    values = {name: given for name, given in (known or {}).items() if name in template.names}
    for word in words:
        key, joined, given = word.partition("=")
        if not joined:
            raise UsageError("template.not_a_value", remedy="template.not_a_value_remedy", given=word[:80])
        values[key.strip()] = given
    values = {name: value for name, value in template.values if name in template.names} | values
    if context.interactive:
        for missing in template.with_wording(template.text).names:
            if not values.get(missing, "").strip():
                values[missing] = ask(context, "template.ask", name=missing)
    from cmdaily.services.publishing import templates

    return templates.filled(template, values, known=template.names)
