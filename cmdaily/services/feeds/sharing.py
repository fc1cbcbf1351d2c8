"""Sharing an article: its title and address begin the post, and once that is queued the article is offered no more."""

from __future__ import annotations

from cmdaily.errors import CmdailyError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from cmdaily.services.workspace import Workspace


class SharedArticle:
    """What `share` was given: the name of an article or of a mention that a watch found, or anything else, which stays
    as it is. UsageError for the name of none. `address` is what is shared."""

    def __init__(self, workspace: Workspace, target: str) -> None:
        self._workspace = workspace
        self._article = None
        self.address = target
        if target[:1] in ("f", "F") and target[1:].isdecimal():
            from cmdaily.services.feeds.articles import mentioned

            self._article = mentioned(workspace, target)
        elif target[:1] in ("h", "H") and target[1:].isdecimal():
            self.address = _page_of_mention(workspace, target)
        if self._article is not None:
            if not self._article.url:
                raise CmdailyError("feed.no_page", ref=self._article.ref)
            self.address = self._article.url

    def words(self, given: Sequence[str], template: str | None) -> tuple[str, ...]:
        """The words of the post: what was typed, else the article's title. A post without a title of its own is shared
        as it stands."""
        title = self._article.title if self._article is not None else ""
        return tuple(given) or ((title,) if title and template is None else ())

    def note(self) -> None:
        """Note that the article was shared, if a delivery says so: not after a rehearsal, a refusal or a no."""
        if self._article is None or not self._workspace.shared.exists:
            return
        from cmdaily.store.feeds import articles as store

        with self._workspace.shared.transaction() as connection:
            store.note_shared(connection, self._article, self._workspace.timestamp)


def _page_of_mention(workspace: Workspace, ref: str) -> str:
    from cmdaily.services.watches.watches import find_hits

    (hit,) = find_hits(workspace, [ref])
    if not hit.sighting.url:
        raise CmdailyError("watch.no_page", ref=hit.ref)
    return hit.sighting.url
