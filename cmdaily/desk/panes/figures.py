"""Pane of figures: each series with its last value and its week; logging by hand."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from typing import TYPE_CHECKING

from rich.cells import cell_len, set_cell_size
from rich.text import Text

from cmdaily.desk.keys import Key
from cmdaily.desk.lines import whole
from cmdaily.desk.pane import Pane
from cmdaily.desk.styled import document_text, styled
from cmdaily.domain.figures.results import ListedSeries
from cmdaily.render.figure_words import metric_name, value_text
from cmdaily.render.views.figures import metric as drawn
from cmdaily.render.words import short_date
from cmdaily.services.figures import read, record

if TYPE_CHECKING:
    from cmdaily.services.workspace import Workspace

SPAN = timedelta(days=27)


class FiguresPane(Pane[tuple[ListedSeries, ...], ListedSeries]):
    """The figures of the accounts."""

    NAME = "figures"
    INDENT = 4
    KEYS = (Key("n", "log", "desk.key_log"),)

    def read(self, workspace: Workspace) -> tuple[ListedSeries, ...]:
        """Every series."""
        return tuple(read.listing(workspace))

    def title(self, model: tuple[ListedSeries, ...]) -> str:
        """How many there are."""
        tr = self.desk.session.tr
        return tr("desk.figures", n=len(model)) if model else tr("desk.no_figures")

    def rows(self, model: tuple[ListedSeries, ...]) -> Sequence[tuple[Text, ListedSeries | None]]:
        """One line for each, in columns as wide as what stands in them."""
        tr = self.desk.session.tr
        names = [(metric_name(tr, series.metric), series.account) for series in model]
        widths = [max(map(cell_len, column), default=0) for column in zip(*names, strict=True)]
        return [(self._row(series, widths), series) for series in model]

    def _row(self, series: ListedSeries, widths: Sequence[int]) -> Text:
        tr, latest = self.desk.session.tr, series.latest
        name = ("accent", set_cell_size(metric_name(tr, series.metric), widths[0]) + "  ")
        account = ("", set_cell_size(series.account, widths[1]) + "  ")
        if latest is None:
            return styled((name, account))
        value = ("number", whole(f"{value_text(tr, series.metric, latest.value):>8}"))
        return styled((name, account, value, ("dim", "  " + whole(short_date(tr, latest.day)))))

    def identity(self, thing: ListedSeries) -> object:
        """Its reference."""
        return (thing.metric, thing.account)

    def open_thing(self, thing: ListedSeries) -> None:
        """Its line over four weeks."""

        def found(workspace: Workspace) -> Text:
            today = workspace.today
            shown = read.shown_metric(workspace, thing.metric, thing.account, today - SPAN, today)
            return document_text(drawn.document(shown, self.desk.session.tr))

        self.look(found)

    def action_log(self) -> None:
        """Log figures of today, such as `followers 1204`."""
        account = self.chosen.account if self.chosen is not None else None
        self.desk.ask(
            "desk.ask_figures",
            lambda text: self.desk.act(
                lambda workspace: record.log(workspace, record.pairs(text.split()), account, workspace.today)
            ),
        )
