"""Pane of articles: what the feeds brought, and below it what watches found; keeping, sharing, passing over."""

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
from cmdaily.domain.record import frozen
from cmdaily.domain.watches.results import HitList
from cmdaily.domain.watches.watch import Hit
from cmdaily.render.clean import one_line
from cmdaily.render.views.feeds import article as whole
from cmdaily.render.views.feeds import articles as listed
from cmdaily.render.views.watches import hits as hit_view
from cmdaily.services.feeds import articles
from cmdaily.services.watches import watches

if TYPE_CHECKING:
    from cmdaily.services.workspace import Workspace


@frozen
class ToRead:
    """The articles, and the mentions that watches found; None for those where nothing is watched."""

    articles: ArticleList
    mentions: HitList | None = None


class ArticlesPane(Pane[ToRead, "Ranked | Hit"]):
    """What there is to read, the most likely to be shared first; then the latest mentions."""

    NAME = "articles"
    INDENT = 7
    KEYS = (
        Key("space", "keep", "desk.key_keep"),
        Key("s", "share", "desk.key_share"),
        Key("d", "done", "desk.key_done"),
        Key("f", "fetch", "desk.key_fetch"),
        Key("o", "page", "desk.key_page"),
    )

    def read(self, workspace: Workspace) -> ToRead:
        """A page of articles, and one of mentions."""
        watched = watches.known(workspace)
        return ToRead(
            articles.listing(workspace, most=PAGE),
            watches.mentions(workspace, most=PAGE) if watched else None,
        )

    def title(self, model: ToRead) -> str:
        """How many there are to read."""
        tr, waiting = self.desk.session.tr, model.mentions.waiting if model.mentions is not None else 0
        known = tr("desk.articles", n=model.articles.waiting) if model.articles.feeds else tr("desk.no_feeds")
        said = tr("desk.mentions", n=waiting)
        if not waiting:
            return known
        return f"{known} · {said}" if model.articles.feeds else said

    def rows(self, model: ToRead) -> Sequence[tuple[Text, Ranked | Hit | None]]:
        """A title, and whence it comes; what was said, by whom and where."""
        tr, mentions = self.desk.session.tr, model.mentions
        rows: list[tuple[Text, Ranked | Hit | None]] = [
            (self._row(model.articles, each), each) for each in model.articles.articles
        ]
        if mentions is not None and mentions.hits:
            rows.append((Text(tr("desk.mentions", n=mentions.waiting), "bold"), None))
            rows += [(styled(hit_view.pieces(mentions, hit, 5, tr)), hit) for hit in mentions.hits]
        return rows

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

    def open_thing(self, thing: Ranked | Hit) -> None:
        """The article as its feed tells it; a mention whole."""
        if isinstance(thing, Hit):
            mention = thing
            self.desk.look_at(lambda _workspace: styled((("", mention.sighting.text),)))
            return
        ref = thing.article.ref
        self.desk.look_at(
            lambda workspace: document_text(
                whole.document(articles.details(workspace, ref), self.desk.session.tr)
            )
        )

    def action_keep(self) -> None:
        """Keep it: to share, or to remember. Ticks the reading."""
        if isinstance(self.chosen, Hit):
            self.desk.say(self.desk.session.tr("desk.only_articles"), bad=True)
        elif self.chosen is not None:
            ref = self.chosen.article.ref
            self.desk.act(lambda workspace: articles.keep(workspace, [ref]))

    def action_done(self) -> None:
        """Pass it over."""
        thing = self.chosen
        if isinstance(thing, Hit):
            mention = thing.ref
            self.desk.act(lambda workspace: watches.settle(workspace, [mention], done=True))
        elif thing is not None:
            ref = thing.article.ref
            self.desk.act(lambda workspace: articles.settle(workspace, [ref], done=True))

    def action_share(self) -> None:
        """Share it with a text of one's own."""
        if self.chosen is not None:
            draft = new_draft(SHARE, address=self._address)
            self.desk.compose_text(draft, self._headline)

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
        """Open the article, or what was said."""
        if self.chosen is not None:
            self.desk.open_page(self._address)

    @property
    def _address(self) -> str:
        thing = self.chosen
        if isinstance(thing, Hit):
            return thing.sighting.url
        return thing.article.url if thing is not None else ""

    @property
    def _headline(self) -> str:
        thing = self.chosen
        if isinstance(thing, Hit):
            return one_line(thing.sighting.text, 200)
        return one_line(thing.article.headline, 200) if thing is not None else ""
