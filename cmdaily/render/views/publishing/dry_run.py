"""Dry-run view: the findings, and the requests that would be made."""

from __future__ import annotations

from cmdaily.domain.publishing.results import DryRun
from cmdaily.render.clean import clean_lines
from cmdaily.render.document import Gap, line
from cmdaily.render.jsontext import dumps
from cmdaily.render.views.publishing import findings, outbox
from cmdaily.render.words import in_words

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

    from cmdaily.locale import Translator
    from cmdaily.render.document import Block, Document


def document(model: Sequence[DryRun], tr: Translator) -> Document:
    """For each recipient: the requests with their bodies, or the address of the compose window."""
    blocks: list[Block] = []
    for dry_run in model:
        blocks.append(line(("title", dry_run.planned.recipient.name)))
        blocks += _one(dry_run, tr)
        blocks.append(Gap())
    return (*blocks, line(("dim", tr("speak.nothing_sent"))))


def data(model: Sequence[DryRun], tr: Translator) -> dict[str, object]:
    """The requests, without secrets, and the findings."""
    return {
        "dry_run": [
            {
                "account": dry_run.planned.recipient.known.name if dry_run.planned.recipient.known else None,
                "platform": dry_run.planned.recipient.platform,
                "texts": [part.text for part in dry_run.planned.parts],
                "language": dry_run.planned.language or None,
                "sends_at": dry_run.when.moment.isoformat() if dry_run.when else None,
                "price_usd": dry_run.planned.price / 1_000_000,
                "hand_off": dry_run.address or None,
                "requests": [_request(request) for request in dry_run.requests],
                "error": _refusal(dry_run, tr),
                "findings": [findings.finding_data(finding, tr) for finding in dry_run.planned.findings],
                "notices": [tr(key, **dict(values)) for key, values in dry_run.planned.notices],
            }
            for dry_run in model
        ]
    }


def _one(dry_run: DryRun, tr: Translator) -> list[Block]:
    blocks: list[Block] = []
    if dry_run.when is not None:
        blocks.append(line(tr("speak.would_send_at", when=f"{dry_run.when.shown:%Y-%m-%d %H:%M}"), indent=2))
    note = outbox.clocks_change(dry_run.when, tr)
    if note:
        blocks.append(line(("late", note), indent=2))
    if dry_run.planned.language:
        blocks.append(
            line(tr("speak.would_be_in", language=_language(dry_run.planned.language, tr)), indent=2)
        )
    if dry_run.planned.by_hand and dry_run.address:
        blocks.append(line(tr("speak.would_hand_off"), indent=2))
        blocks.append(line(("accent", dry_run.address), indent=2))
    elif dry_run.planned.by_hand:
        blocks.append(line(tr("speak.would_be_copied"), indent=2))
    refusal = _refusal(dry_run, tr)
    if refusal:
        blocks.append(line(("bad", refusal), indent=2))
    for request in dry_run.requests:
        shown = _request(request)
        blocks.append(line(("accent", f"{shown['method']} {shown['url']}"), indent=2))
        blocks += [line(("dim", f"{name}: {value}"), indent=4) for name, value in shown["headers"].items()]
        if shown["body"] is not None:
            for text in clean_lines(dumps(shown["body"])):  # a line that wraps keeps its depth
                within = text.lstrip(" ")
                blocks.append(line(within, indent=4 + len(text) - len(within)))
    for number, part in enumerate(dry_run.planned.parts[1:], 2):
        blocks.append(line(tr("speak.then_part", number=number), indent=2))
        blocks += [line(text, indent=4) for text in clean_lines(part.text)]
    return blocks


def _language(tag: str, tr: Translator) -> str:
    """A language by its name where it has one here, with its tag where that says more."""
    key = f"check.language_{tag.partition('-')[0]}"
    if not tr.has(key):
        return tag
    return f"{tr(key)} ({tag})" if "-" in tag else tr(key)


def _request(request: Any) -> dict[str, Any]:
    return {
        "method": request.method,
        "url": request.url,
        "headers": dict(request.headers),
        "body": _plain(request.body),
    }


def _plain(body: Any) -> Any:
    """A body of values that JSON knows."""
    if isinstance(body, dict):
        return {str(name): _plain(part) for name, part in body.items()}
    if isinstance(body, list | tuple):
        return [_plain(part) for part in body]
    return body if isinstance(body, str | int | float | bool) or body is None else str(body)


def _refusal(dry_run: DryRun, tr: Translator) -> str | None:
    if dry_run.refused is None:
        return None
    key, values = dry_run.refused
    return tr(key, **in_words(tr, values)) if tr.has(key) else key
