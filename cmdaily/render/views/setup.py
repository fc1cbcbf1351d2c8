"""`setup`: what was written, and what to type next."""

from __future__ import annotations

from cmdaily.render.document import line

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cmdaily.domain.setup import SetupResult
    from cmdaily.locale import Translator
    from cmdaily.render.document import Document


def document(model: SetupResult, tr: Translator) -> Document:
    """A line for each file, then the next commands."""
    said = [tr("setup.settings", path=model.config)]
    if model.routine:
        said.append(tr("setup.routine", name=model.name, path=model.routine))
    if model.switched_off:
        said.append(tr("setup.switched_off", name=model.name))
    if model.kept:
        said.append(tr("setup.kept", sections=", ".join(model.kept), name=model.name))
    return (*(line(each) for each in said), line(("dim", tr("setup.next"))))


def data(model: SetupResult, tr: Translator) -> dict[str, object]:
    """The same, for scripts."""
    return {"config": model.config, "routine": model.routine or None, "kept": list(model.kept)}
