"""`cron`: what runs cmdaily by itself."""

from __future__ import annotations

from cmdaily.domain.scheduler.autorun import INSTALLED, NOTHING, REMOVED, Autorun
from cmdaily.render.document import line

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cmdaily.locale import Translator
    from cmdaily.render.document import Block, Document


def document(model: Autorun, tr: Translator) -> Document:
    """What was done or stands there, the lines themselves, and what is to be known about them."""
    blocks: list[Block] = [line((_style(model), tr(_key(model))))]
    if model.what != REMOVED:
        blocks += [line(path, indent=2) for path in model.paths]
        blocks += [line(("accent", text), indent=2) for text in model.lines]
    blocks += [line(("late", tr(key, **dict(values)))) for key, values in model.notes]
    return tuple(blocks)


def data(model: Autorun, tr: Translator) -> dict[str, object]:
    """The same for scripts."""
    return {
        "way": model.way,
        "installed": model.installed,
        "current": model.current,
        "lines": list(model.lines),
        "paths": list(model.paths),
    }


def _key(model: Autorun) -> str:
    if model.what in (INSTALLED, REMOVED, NOTHING):
        return f"cron.{model.what}_{model.way}"
    if not model.installed:
        return f"cron.absent_{model.way}"
    return f"cron.present_{model.way}" if model.current else f"cron.outdated_{model.way}"


def _style(model: Autorun) -> str:
    if model.what == INSTALLED or (model.installed and model.current):
        return "good"
    return "late" if model.installed else ""
