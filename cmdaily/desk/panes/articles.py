"""Pane of articles: what the feeds brought; keeping, sharing, passing over."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from rich.text import Text

from cmdaily.desk.compose import new_draft
from cmdaily.desk.keys import Key
from cmdaily.desk.pane import PAGE, Pane
from cmdaily.desk.styled import document_text, styled
from cmdaily.domain.feeds.article import KEPT, NEW
from cmdaily.domain.feeds.ranking import Ranked
from cmdaily.domain.feeds.results import ArticleList
from cmdaily.domain.publishing.outgoing import SHARE
from cmdaily.render.clean import one_line
from cmdaily.render.views.feeds import article as whole
from cmdaily.render.views.feeds import articles as listed
from cmdaily.services.feeds import articles

if TYPE_CHECKING:
    from cmdaily.services.workspace import Workspace


class ArticlesPane(Pane[ArticleList, Ranked]):
    """What there is to read, the most likely to be shared first."""

    NAME = "articles"
    INDENT = 7
    KEYS = (
        Key("space", "keep", "desk.key_keep"),
        Key("s", "share", "desk.key_share"),
        Key("d", "done", "desk.key_done"),
        Key("f", "fetch", "desk.key_fetch"),
        Key("o", "page", "desk.key_page"),
    )

    def read(self, workspace: Workspace) -> ArticleList:
        """A page of articles."""
        return articles.listing(workspace, most=PAGE)

    def title(self, model: ArticleList) -> str:
        """How many there are to read."""
        tr = self.desk.session.tr
        return tr("desk.articles", n=model.waiting) if model.feeds else tr("desk.no_feeds")

    def rows(self, model: ArticleList) -> Sequence[tuple[Text, Ranked | None]]:
        """A title, and whence it comes."""
        return [(self._row(model, each), each) for each in model.articles]

    def _row(self, model: ArticleList, ranked: Ranked) -> Text:
        tr, article = self.desk.session.tr, ranked.article
        feed = model.feed(article.feed)
        state = ""
        if article.state != NEW:
            state = "  " + tr(f"feed.state_{article.state}")
        return styled(
            (
                ("number", f"{article.ref:>5}  "),
                ("accent", one_line(article.headline, 120)),
                ("good" if article.state == KEPT else "dim", state),
                ("dim", "\n       " + (one_line(feed.title, 60) if feed else "")),
            )
        )

    def open_thing(self, thing: Ranked) -> None:
        """The article as its feed tells it."""
        ref = thing.article.ref
        self.desk.look_at(
            lambda workspace: document_text(
                whole.document(articles.details(workspace, ref), self.desk.session.tr)
            )
        )

    def action_keep(self) -> None:
        """Keep it: to share, or to remember. Ticks the reading."""
        self._do(articles.keep)

    def action_done(self) -> None:
        """Pass it over."""
        self._do(lambda workspace, refs: articles.settle(workspace, refs, done=True))

    def action_share(self) -> None:
        """Share it with a text of one's own."""
        if self.chosen is not None:
            article = self.chosen.article
            draft = new_draft(SHARE, address=article.url)
            self.desk.compose_text(draft, one_line(article.headline, 200))

    def action_fetch(self) -> None:
        """Read the feeds now."""
        tr = self.desk.session.tr
        if self.desk.busy("fetch"):
            return
        self.desk.say(tr("desk.fetching"))

        def told(model: ArticleList) -> None:
            found = [tr(key, **values) for key, values in listed.troubles(model, tr)]
            if found:
                self.desk.say("\n".join(found), bad=True)

        self.desk.act(lambda workspace: articles.listing(workspace, refresh=True), told, group="fetch")

    def action_page(self) -> None:
        """Open the article."""
        if self.chosen is not None:
            self.desk.open_page(self.chosen.article.url)

    def _do(self, deed: object) -> None:
        ranked = self.chosen
        if ranked is not None:
            self.desk.act(lambda workspace: deed(workspace, [ranked.article.ref]))  # type: ignore[operator]
