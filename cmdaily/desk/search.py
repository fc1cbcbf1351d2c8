"""Search screen of the desk: what holds the words, in everything written, done or received; Enter opens one result."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, ClassVar

from rich.text import Text
from textual.binding import Binding, BindingType
from textual.screen import Screen
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from cmdaily.desk.flowing import Flowing
from cmdaily.desk.lines import wrapped
from cmdaily.desk.pane import PAGE
from cmdaily.desk.styled import document_text, styled
from cmdaily.domain.search.found import ARTICLE, MESSAGE, POST, Found
from cmdaily.render.clean import one_line
from cmdaily.render.views.feeds import article as whole_article
from cmdaily.render.views.inbox import message as whole_message
from cmdaily.render.views.publishing import delivery as whole_delivery
from cmdaily.render.words import short_date
from cmdaily.services.feeds import articles
from cmdaily.services.inbox import inbox
from cmdaily.services.publishing import outbox

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from cmdaily.desk.app import Desk
    from cmdaily.services.workspace import Workspace

SHOWN = 300
"""Characters of a result in the list."""


class Results(Screen[None]):
    """What was found."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", show=False),
        Binding("q", "leave", show=False),
    ]

    def __init__(self, words: str, found: Sequence[Found]) -> None:
        super().__init__()
        self._words = words
        self._found = found[:PAGE]
        self._all = len(found)

    def compose(self) -> ComposeResult:
        """How many there are, and a list of them."""
        tr = self.desk.session.tr
        title = tr("desk.found", n=self._all, words=one_line(self._words, 60)) if self._all else ""
        yield Flowing(Text(title or tr("find.nothing"), "bold"))
        yield OptionList(id="found", markup=False)
        yield Flowing(Text(tr("desk.found_keys"), "dim"))

    def on_mount(self) -> None:
        """The list is typed in first."""
        self.query_one(OptionList).focus()

    def on_resize(self) -> None:
        """Lay the list out for its width."""
        options = self.query_one(OptionList)
        chosen = options.highlighted or 0
        width = options.scrollable_content_region.width
        options.clear_options()
        options.add_options(
            [
                Option(wrapped(self._row(one), width, 2), id=str(place))
                for place, one in enumerate(self._found)
            ]
        )
        options.highlighted = chosen if self._found else None

    def _row(self, one: Found) -> Text:
        tr = self.desk.session.tr
        day = date.fromisoformat(one.at[:10]) if one.at else None
        when = f"{short_date(tr, day)} {day.year}  " if day else ""
        kind = ("accent", tr(f"find.{one.kind}") + "  ")
        return styled((("dim", when), kind, ("", one_line(one.text, SHOWN))))

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Open one."""
        event.stop()
        one = self._found[event.option_index]
        self.desk.look_at(lambda workspace: self._whole(workspace, one))

    def _whole(self, workspace: Workspace, one: Found) -> Text:
        tr = self.desk.session.commands
        if one.kind == MESSAGE:
            return document_text(whole_message.document(inbox.show(workspace, [one.ref]), tr))
        if one.kind == POST:
            return document_text(whole_delivery.document(outbox.show(workspace, one.ref), tr))
        if one.kind == ARTICLE:
            return document_text(whole_article.document(articles.details(workspace, one.ref), tr))
        return styled((("", one.text),))

    @property
    def desk(self) -> Desk:
        """The application."""
        return self.app  # type: ignore[return-value]

    def action_leave(self) -> None:
        """Back to the lists."""
        self.dismiss(None)
