"""Article identity: the keys under which an article is found again, and the decision that two entries are one."""

from __future__ import annotations

from hashlib import blake2b

from cmdaily.domain import lazy_re as re
from cmdaily.domain.feeds.canonical_url import fragment_of, host_of, url_key
from cmdaily.domain.feeds.similarity import EQUAL, Traits, compare_texts, compare_titles, same_article
from cmdaily.domain.feeds.words import plain_words

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime

_GLOBAL = re.compile(
    r"\A(?:https?://.{8,}|tag:.+|urn:.+|at://.+|(?:urn:uuid:)?[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\Z",
    re.I | re.S,
)
BY_ID, BY_ADDRESS, BY_TITLE, BY_WORDS = "i", "u", "t", "w"
"""The first letter of a key says what it is of. Those of titles and words lead to candidates only."""
LEAD = 5


def key_of(kind: str, text: str) -> str:
    """A short key: 64 bits, so that among ten million two are alike once in 300,000 years of readings."""
    return kind + blake2b(text.encode("utf-8", "replace"), digest_size=8).hexdigest()


def id_key(entry_id: str, feed_url: str) -> str:
    """The key of an entry's id: an id that is an address, a tag or a UUID is one everywhere, `12` within its feed."""
    return key_of(BY_ID, entry_id if _GLOBAL.match(entry_id) else f"{feed_url} {entry_id}")


def keys_of(entry_id: str, url: str, title: str, text: str, feed_url: str) -> tuple[str, ...]:
    """All keys of an entry. `title` without the site's name."""
    keys = []
    if entry_id:
        keys.append(id_key(entry_id, feed_url))
    address = url_key(url) if url else ""
    if address:
        keys.append(key_of(BY_ADDRESS, address))
    head = plain_words(title, 40)
    lead = plain_words(text[:4_000], len(head) + LEAD if head else 3 * LEAD)
    if len(head) >= 2:
        keys.append(key_of(BY_TITLE, " ".join(head)))
    for words in _leads(head, lead):
        keys.append(key_of(BY_WORDS, " ".join(words)))
    return tuple(dict.fromkeys(keys))


def _leads(head: Sequence[str], lead: Sequence[str]) -> Iterable[Sequence[str]]:
    """Runs of words that a slip of the pen elsewhere leaves as they are."""
    if head and lead[: len(head)] == head:
        lead = lead[len(head) :]
    whole = [*head, *lead]
    if len(whole) >= LEAD:
        yield whole[:LEAD]
    if head and len(lead) >= LEAD:
        yield lead[:LEAD]
    if not head and len(lead) >= 3 * LEAD:  # nothing but the text can tell
        yield lead[LEAD : 2 * LEAD]
        yield lead[2 * LEAD : 3 * LEAD]


def same_by_id(known: tuple[str, str], entry: tuple[str, str], alike: bool) -> bool:
    """Whether two entries with one id are one: not where both address and content differ, for some feeds give all their
    entries one id. Each is its address key and its fragment."""
    return alike or known[0] == "" or entry[0] == "" or known == entry


def same_by_address(known_url: str, url: str, known: Traits, entry: Traits, one_feed: bool) -> bool:
    """Whether two entries with one address are one: a feed may lead several of its entries to one page, and parts of a
    page (`#v1.2`) may be told apart."""
    if not one_feed and fragment_of(known_url) == fragment_of(url):
        return True
    if not known.title or not entry.title:
        return compare_texts(known.text, entry.text, True, True) == EQUAL if one_feed else True
    return (
        compare_titles(known, entry) != "unlike" or compare_texts(known.text, entry.text, True, True) == EQUAL
    )


def traits_of(
    title: str, text: str, url: str, moments: tuple[datetime | None, datetime], sites: Iterable[str]
) -> Traits:
    """What is compared of an article: `moments` are when it was published, if known, and when it came in."""
    host = host_of(url)
    published, seen = moments
    names = [*sites, host, host.rpartition(".")[0].rpartition(".")[2]]
    return Traits(title, text, host, published or seen, names, dated=published is not None)


__all__ = ["id_key", "key_of", "keys_of", "same_article", "same_by_address", "same_by_id", "traits_of"]
