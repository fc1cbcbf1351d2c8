"""Pane of articles: what the feeds brought, and below it what watches found; keeping, sharing, passing over."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from rich.text import Text

from cmdaily.desk.drafts import new_draft
from cmdaily.desk.keys import Key
from cmdaily.desk.pane import PAGE, Pane
from cmdaily.desk.styled import document_text, styled
from cmdaily.domain.feeds.article import KEPT, NEW
from cmdaily.domain.feeds.ranking import Ranked
from cmdaily.domain.feeds.results import ArticleList
from cmdaily.domain.publishing.outgoing import SHARE
from cmdaily.domain.record import frozen
from cmdaily.domain.watches.alert import alert_message
from cmdaily.domain.watches.results import HitList
from cmdaily.domain.watches.watch import Hit
from cmdaily.render.clean import one_line
from cmdaily.render.views.feeds import article as whole
from cmdaily.render.views.feeds import articles as listed
from cmdaily.render.views.watches import hits as hit_view
from cmdaily.render.words import message_text
from cmdaily.services.feeds import articles
from cmdaily.services.feeds.sharing import SharedArticle
from cmdaily.services.watches import watches

if TYPE_CHECKING:
    from cmdaily.domain.localised_message import LocalisedMessage
    from cmdaily.domain.publishing.results import SendResult
    from cmdaily.services.workspace import Workspace


@frozen
class ToRead:
    """The articles to read, those kept, and the mentions that watches found; None for those where nothing is watched.
    `paid` says what asking for them cost."""

    articles: ArticleList
    kept: tuple[Ranked, ...] = ()
    mentions: HitList | None = None
    paid: tuple[LocalisedMessage, ...] = ()


class ArticlesPane(Pane[ToRead, "Ranked | Hit"]):
    """What there is to read, the most likely to be shared first; then what was kept, and the latest mentions."""

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
        """A page of articles, those kept to be shared, and a page of mentions."""
        watched = watches.known(workspace)
        return ToRead(
            articles.listing(workspace, most=PAGE),
            articles.listing(workspace, mode="kept", most=PAGE).articles,
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
        """A title, and whence it comes; below, what was kept; then what was said, by whom and where."""
        tr, mentions = self.desk.session.tr, model.mentions
        rows: list[tuple[Text, Ranked | Hit | None]] = [
            (self._row(model.articles, each), each) for each in model.articles.articles
        ]
        if model.kept:
            rows.append((Text(tr("desk.kept_articles", n=len(model.kept)), "bold"), None))
            rows += [(self._row(model.articles, each), each) for each in model.kept]
        if mentions is not None and mentions.hits:
            if model.articles.feeds or model.kept:  # else the title says it
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

    def identity(self, thing: Ranked | Hit) -> object:
        """Its reference."""
        return thing.ref if isinstance(thing, Hit) else thing.article.ref

    def open_thing(self, thing: Ranked | Hit) -> None:
        """The article as its feed tells it; a mention whole."""
        if isinstance(thing, Hit):
            mention = thing
            self.look(lambda _workspace: styled((("", mention.sighting.text),)))
            return
        ref = thing.article.ref
        self.look(
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
        """Share it with a text of one's own; an article that was shared is offered no more."""
        thing = self.chosen
        if thing is None:
            return
        draft = new_draft(SHARE, address=self._address)

        def shared(workspace: Workspace, _result: SendResult) -> str:
            if not isinstance(thing, Hit):
                SharedArticle(workspace, thing.article.ref).note()
            return ""

        self.desk.compose_text(draft, self._headline, afterwards=shared)

    def action_fetch(self) -> None:
        """Read the feeds now, and ask what watches are asked of; what that costs is said before."""
        desk, tr = self.desk, self.desk.session.tr
        if desk.busy("fetch"):
            return
        desk.say(tr("desk.fetching"))

        def fetch(workspace: Workspace) -> ToRead:
            from cmdaily.services.watches import prices
            from cmdaily.services.watches.refresh import refresh

            known = watches.known(workspace)
            ahead = prices.ahead(workspace, known)
            if ahead:
                told = (tr("desk.fetching"), *(message_text(each, tr) for each in ahead))
                desk.call_from_thread(desk.say, "\n".join(told))
            read = articles.listing(workspace, refresh=True)
            if not known:
                return ToRead(read)
            outcome = refresh(workspace, force=True)
            paid = prices.afterwards(workspace, outcome.readings)
            return ToRead(read, (), watches.mentions(workspace, outcome=outcome), paid)

        desk.act(fetch, self._told, group="fetch")

    def _told(self, model: ToRead) -> None:
        """What was new, what runs hot, what it cost, and what was in the way."""
        tr, mentions = self.desk.session.tr, model.mentions
        troubles = listed.troubles(model.articles, tr)
        new = [tr("feed.new", n=sum(each.new for each in model.articles.readings or ()))]
        told: list[str] = []
        if mentions is not None:
            troubles += hit_view.troubles(mentions, tr)
            new.append(tr("watch.new", n=sum(each.new for each in mentions.readings or ())))
            told += [message_text(alert_message(each, mentions.watches), tr) for each in mentions.alerts]
            told += [message_text(each, tr) for each in model.paid]
        if not model.articles.feeds and mentions is not None:
            new.pop(0)
        bad = [tr(key, **values) for key, values in troubles]
        self.desk.say("\n".join([*bad, *told, " ".join(new)]), bad=bool(bad))

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
