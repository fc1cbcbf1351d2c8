"""`check`: the text with its findings underlined, the same for scripts, for editors and as SARIF."""

from __future__ import annotations

from cmdaily.domain.publishing.finding import ERROR
from cmdaily.render.clean import clean
from cmdaily.render.document import Column, Gap, Table, line, row
from cmdaily.render.labels import finding_text
from cmdaily.render.layout import cells_wide

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cmdaily.domain.charter.report import CheckedText
    from cmdaily.domain.publishing.finding import Finding
    from cmdaily.locale import Translator
    from cmdaily.render.document import Block, Document

    Model = tuple[CheckedText, ...]

WIDTH = 58
"""Columns of text on a line, so that what is underlined stays below it on a narrow terminal."""

LONG = 40
"""Of texts with more lines than this, only those with findings are shown."""

MOST = 100
"""Findings shown to a person; whoever has more to fix fixes these first. JSON, lines and SARIF have them all."""


def document(model: Model, tr: Translator) -> Document:
    """The texts with what was found in them."""
    blocks: list[Block] = []
    for checked in model:
        blocks += [Gap()] if blocks else []
        if checked.path:
            blocks.append(line(("title", checked.path)))
        blocks += _one(checked, tr)
    return tuple(blocks)


def _one(checked: CheckedText, tr: Translator) -> list[Block]:
    blocks: list[Block] = []
    if checked.findings:
        blocks += [*_underlined(checked), Gap(), _table(checked, tr)]
        merged = _merged(checked.findings, tr)
        errors = sum(finding.severity == ERROR for finding, _ in merged)
        warnings = len(merged) - errors
        counts = [tr("check.errors", n=errors)] if errors else []
        counts += [tr("check.warnings", n=warnings)] if warnings else []
        if len(merged) > MOST:
            blocks.append(line(("dim", tr("check.more", n=len(merged) - MOST))))
        blocks += [Gap(), line(("bad" if errors else "late", ", ".join(counts)))]
    else:
        blocks.append(line(("good", tr("check.clean"))))
    for length in checked.lengths:
        style = "bad" if length.limit and length.length > length.limit else "dim"
        key = "check.length_of" if length.limit else "check.length_free"
        unit = tr(f"check.unit_{length.unit}")
        size = tr(key, platform=length.platform, length=length.length, limit=length.limit, unit=unit)
        blocks.append(line((style, size)))
    if checked.fixed is not None:
        blocks += [Gap(), *_difference(checked, tr)]
    return blocks


def _underlined(checked: CheckedText) -> Iterator[Block]:
    shown = checked.findings[:MOST]
    lines = list(_segments(checked.text))
    for start, end in lines:
        here = [f for f in shown if f.start < max(end, start + 1) and f.end > start and f.end > f.start]
        if here or len(lines) <= LONG:
            yield line(_visible(checked.text[start:end]), indent=2)
        if here:
            marks = _marks(checked.text, start, end, here)
            yield line(("bad" if "^" in marks else "late", marks), indent=2)


def _segments(text: str) -> Iterator[tuple[int, int]]:
    """The offsets of pieces of the text that fit on a line."""
    at = 0
    for whole in text.split("\n"):
        start, end = at, at + len(whole)
        while end - start > WIDTH or cells_wide(clean(text[start:end])) > WIDTH:
            cut = _cut(text[start : min(end, start + 4 * WIDTH)])
            yield start, start + cut
            start += cut
        yield start, end
        at = end + 1


def _cut(text: str) -> int:
    """How many characters of a text fit, to the end of a word if one ends there."""
    most = min(len(text), WIDTH)
    while most > 1 and cells_wide(clean(text[:most])) > WIDTH:
        most -= 1
    space = text.rfind(" ", 1, most)
    return space + 1 if space > WIDTH // 2 else most


def _visible(text: str) -> str:
    """Invisible characters shown as a sign, one for one, so that one sees what is underlined."""
    return "".join(
        "·" if character in "\u00a0\u202f\u200b\u00ad\ufeff" else character for character in clean(text)
    )


def _marks(text: str, start: int, end: int, findings: list[Finding]) -> str:
    marks = [" "] * (cells_wide(_visible(text[start:end])) + 1)
    for finding in sorted(findings, key=lambda one: one.severity == ERROR):
        first = cells_wide(_visible(text[start : max(start, finding.start)]))
        last = cells_wide(_visible(text[start : min(end, finding.end)]))
        for place in range(first, max(last, first + 1)):
            marks[place] = "^" if finding.severity == ERROR else "~"
    return "".join(marks).rstrip()


def _table(checked: CheckedText, tr: Translator) -> Table:
    rows = []
    for finding, said in _merged(checked.findings, tr)[:MOST]:
        at = "{}:{}".format(*checked.place(finding.start)) if finding.end else ""
        error = finding.severity == ERROR
        rows.append(
            row(
                ("bad", "^") if error else ("late", "~"),
                ("dim", at),
                said,
                ("accent", finding.rule),
            )
        )
    return Table((Column(), Column(), Column(flexible=True), Column()), tuple(rows))


def _merged(findings: Sequence[Finding], tr: Translator) -> list[tuple[Finding, str]]:
    """Each thing that is said once, with all the networks that it holds for: `…  (linkedin, x)`."""
    where: dict[tuple[str, str, int, int, str], list[str]] = {}
    first: dict[tuple[str, str, int, int, str], Finding] = {}
    for finding in findings:
        key = (finding.severity, finding.rule, finding.start, finding.end, finding_text(finding, tr))
        first.setdefault(key, finding)
        where.setdefault(key, []).extend([finding.platform] if finding.platform else [])
    return [
        (finding, key[4] + (f" ({', '.join(dict.fromkeys(where[key]))})" if where[key] else ""))
        for key, finding in first.items()
    ]


def _difference(checked: CheckedText, tr: Translator) -> Iterator[Block]:
    if checked.fixed == checked.text or checked.fixed is None:
        if checked.findings:
            yield line(("dim", tr("check.no_mend")))
        return
    before, after = checked.text.split("\n"), checked.fixed.split("\n")
    styles = {"-": "bad", "+": "good"}
    yield line(("section", tr("check.mended")))
    import difflib

    for change in difflib.ndiff(before, after):
        if change[0] in styles:
            yield line((styles[change[0]], f"{change[0]} {_visible(change[2:])}"))


def data(model: Model, tr: Translator) -> dict[str, object]:
    """The shape of the contract. Findings of files say where they stand."""
    lengths = [
        {
            **_of(checked),
            "platform": size.platform,
            "length": size.length,
            "limit": size.limit,
            "unit": size.unit,
        }
        for checked in model
        for size in checked.lengths
    ]
    findings = [_finding(checked, finding, tr) for checked in model for finding in checked.findings]
    shape: dict[str, object] = {"findings": findings, "lengths": lengths}
    if any(checked.fixed is not None for checked in model):
        shape["mended"] = [{**_of(checked), "text": checked.fixed} for checked in model]
    return shape


def _of(checked: CheckedText) -> dict[str, object]:
    return {"path": checked.path} if checked.path not in ("", "-") else {}


def _finding(checked: CheckedText, finding: Finding, tr: Translator) -> dict[str, object]:
    shape: dict[str, object] = {
        "rule": finding.rule,
        "severity": finding.severity,
        "message": finding_text(finding, tr),
        "start": finding.start,
        "end": finding.end,
        "platform": finding.platform,
    }
    if finding.fix is not None and checked.fixed is not None:
        shape["mend"] = finding.fix
    if _of(checked):
        line_number, column = checked.place(finding.start)
        shape |= {"path": checked.path, "line": line_number, "column": column}
    return shape


def lines(model: Model, tr: Translator) -> str:
    """`file:line:column: rule message`, as compilers write and editors read it."""
    out = []
    for checked in model:
        name = checked.path or "text"
        for finding, message in _merged(checked.findings, tr):
            line_number, column = checked.place(finding.start)
            out.append(clean(f"{name}:{line_number}:{column}: {finding.rule} {message}") + "\n")
    return "".join(out)
