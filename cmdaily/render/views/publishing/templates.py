"""Templates: the list, one of them, one that was added or removed."""

from __future__ import annotations

from cmdaily.domain.publishing.template import Template
from cmdaily.domain.record import frozen
from cmdaily.render.clean import clean_lines
from cmdaily.render.document import Column, Table, line, row
from cmdaily.render.labels import excerpt

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cmdaily.locale import Translator
    from cmdaily.render.document import Document


@frozen
class Templates:
    """Templates to show. `what` is `list`, `show`, `added` or `removed`."""

    templates: tuple[Template, ...]
    what: str = "list"


def document(model: Templates, tr: Translator) -> Document:
    """A row for each, or the text of one."""
    if not model.templates:
        return (line(tr("template.none")), line(("dim", tr("template.none_remedy"))))
    first = model.templates[0]
    if model.what == "show":
        return tuple(line(text) for text in clean_lines(first.text))
    if model.what != "list":
        return (line(("good", tr(f"template.{model.what}", name=first.name))),)
    rows = tuple(
        row(("accent", template.name), ("dim", ", ".join(template.names)), excerpt(template.text))
        for template in model.templates
    )
    return (Table((Column(), Column(), Column(flexible=True)), rows),)


def data(model: Templates, tr: Translator) -> dict[str, object]:
    """The templates with their texts."""
    return {
        "templates": [
            {"name": template.name, "text": template.text, "placeholders": list(template.names)}
            for template in model.templates
        ]
    }
