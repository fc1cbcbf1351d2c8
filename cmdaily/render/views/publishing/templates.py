"""Templates: the list, one of them, one that was added or removed."""

from __future__ import annotations

from cmdaily.domain.publishing.template import Template
from cmdaily.domain.record import value
from cmdaily.render.clean import clean_lines
from cmdaily.render.document import Column, Table, line, row
from cmdaily.render.views.publishing.outbox import excerpt

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cmdaily.locale import Speech
    from cmdaily.render.document import Document


@value
class Templates:
    """Templates to show. `what` is `list`, `show`, `added` or `removed`."""

    templates: tuple[Template, ...]
    what: str = "list"


def document(model: Templates, say: Speech) -> Document:
    """A row for each, or the text of one."""
    if not model.templates:
        return (line(say("template.none")), line(("dim", say("template.none_remedy"))))
    first = model.templates[0]
    if model.what == "show":
        return tuple(line(text) for text in clean_lines(first.text))
    if model.what != "list":
        return (line(("good", say(f"template.{model.what}", name=first.name))),)
    rows = tuple(
        row(("accent", template.name), ("dim", ", ".join(template.names)), excerpt(template.text))
        for template in model.templates
    )
    return (Table((Column(), Column(), Column(flexible=True)), rows),)


def data(model: Templates, say: Speech) -> dict[str, object]:
    """The templates with their texts."""
    return {
        "templates": [
            {"name": template.name, "text": template.text, "placeholders": list(template.names)}
            for template in model.templates
        ]
    }
