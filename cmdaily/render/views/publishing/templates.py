"""Templates: the list, one of them, one that was added or removed."""

from __future__ import annotations

from cmdaily.domain.publishing.template import ANY_LANGUAGE, Template
from cmdaily.domain.record import frozen
from cmdaily.render.clean import clean_lines
from cmdaily.render.document import Column, Table, line, row
from cmdaily.render.labels import excerpt

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cmdaily.locale import Translator
    from cmdaily.render.document import Block, Document

SHOWN = 3
"""Words of a condition in a list."""


@frozen
class Templates:
    """Templates to show. `what` is `list`, `show`, `new`, `added` or `removed`."""

    templates: tuple[Template, ...]
    what: str = "list"


def document(model: Templates, tr: Translator) -> Document:
    """A row for each, or one whole."""
    if not model.templates and model.what == "new":
        return (line(tr("template.all_there")),)
    if not model.templates:
        return (line(tr("template.none")), line(("dim", tr("template.none_remedy"))))
    first = model.templates[0]
    if model.what == "show":
        return _whole(first, tr)
    if model.what == "new":
        names = ", ".join(template.name for template in model.templates)
        told = line(("good", tr("template.new", n=len(model.templates), names=names)))
        return (told, line(("dim", tr("template.new_remedy", name=first.name))))
    if model.what != "list":
        return (line(("good", tr(f"template.{model.what}", name=first.name))),)
    conditions = [("dim", ", ".join(_conditions(template, tr))) for template in model.templates]
    some = any(text for _, text in conditions)
    rows = tuple(
        row(
            ("accent", template.name),
            *([condition] if some else []),
            ("dim", ", ".join(template.names)),
            excerpt(template.text),
        )
        for template, condition in zip(model.templates, conditions, strict=True)
    )
    return (Table((*[Column()] * (3 if some else 2), Column(flexible=True)), rows),)


def _whole(template: Template, tr: Translator) -> Document:
    """Its text; where it has several, each with its language."""
    if not template.wordings:
        return tuple(line(text) for text in clean_lines(template.text))
    blocks: list[Block] = []
    conditions = _conditions(template, tr)
    if conditions:
        blocks.append(line(("dim", tr("template.for", conditions=", ".join(conditions)))))
    for language, texts in template.wordings:
        if language != ANY_LANGUAGE:
            blocks.append(line(("section", tr(f"template.language_{language}"))))
        for text in texts:
            first, *rest = clean_lines(text)
            blocks += [line("- " + first), *(line(each, indent=2) for each in rest)]
    return tuple(blocks)


def _conditions(template: Template, tr: Translator) -> list[str]:
    kinds = [tr(f"inbox.urgency_{kind}") for kind in template.kinds]
    words = [tr("inbox.why_quote", word=word) for word in template.words[:SHOWN]]
    return [*kinds, *template.networks, *words, *(["…"] if len(template.words) > SHOWN else [])]


def data(model: Templates, tr: Translator) -> dict[str, object]:
    """The templates with their texts; `text` is the first wording."""
    return {
        "templates": [
            {
                "name": template.name,
                "text": template.text,
                "placeholders": list(template.names),
                "wordings": [
                    {"language": None if language == ANY_LANGUAGE else language, "texts": list(texts)}
                    for language, texts in template.wordings or ((ANY_LANGUAGE, (template.text,)),)
                ],
                "kinds": list(template.kinds),
                "networks": list(template.networks),
                "words": list(template.words),
            }
            for template in model.templates
        ]
    }
