"""Watch query: parsing a boolean search (and, or, unless, hashtags, accounts, addresses) and matching texts with it.

`unless` binds weakest and leaves out what it names from all before it; then `or`, then `and`, which may be left out.
"""

from __future__ import annotations

from cmdaily.domain import lazy_re as re
from cmdaily.domain.feeds.words import folded
from cmdaily.domain.record import frozen
from cmdaily.errors import UsageError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Final, Literal

    Kind = Literal["words", "tag", "account", "address"]

WORDS: Final = "words"
TAG: Final = "tag"
ACCOUNT: Final = "account"
ADDRESS: Final = "address"

LONGEST = 500
"""Characters of a query."""
MOST_TERMS = 30
MOST_BRANCHES = 8
"""Questions that one query becomes at a network, at most: each is a request."""

_AND, _OR, _UNLESS = ("and", "et"), ("or", "ou"), ("unless", "sauf", "except")
_TOKEN = re.compile(r'[()]|"[^"]*"|“[^”]*”|«[^»]*»|[^\s()"“«]+')
_QUOTED = ('"', "“", "«")
_SCHEME = re.compile(r"https?://", re.IGNORECASE)
_HOST = re.compile(r"(?:[^\W_](?:[\w-]*[^\W_])?\.)+[^\W\d_]{2,}(?:/\S*)?\Z")
_LINKS = re.compile(r"https?://[^\s<>\"]+|(?<![\w@.])(?:[a-z0-9-]+\.)+[a-z]{2,}/[^\s<>\"]*", re.IGNORECASE)
_TAGS = re.compile(r"[#＃](\w+)")
_NAMES = re.compile(r"@([\w.-]+(?:@[\w.-]+)?)")


@frozen
class Term:
    """What a text must hold. `value` is in small letters without accents: words with single spaces, a hashtag without
    its #, a handle without its first @, a host with the beginning of a path. `written` is as it was typed."""

    kind: Kind
    value: str
    written: str


@frozen
class Query:
    """A query. `any_of` are its branches, each of which holds where all its terms do; `unless` likewise leaves out."""

    any_of: tuple[tuple[Term, ...], ...]
    unless: tuple[tuple[Term, ...], ...] = ()

    @property
    def links(self) -> bool:
        """Whether it asks who links to an address."""
        return any(term.kind == ADDRESS for branch in self.any_of for term in branch)


class Text:
    """A text as queries are matched with it: taken apart once, however many queries there are."""

    def __init__(self, text: str, author: str = "", links: tuple[str, ...] = ()) -> None:
        plain = folded(text)
        self.words = f" {spaced(plain)} "
        self.tags = set(_TAGS.findall(plain)) if "#" in plain or "＃" in plain else set()
        self.names = {each.rstrip(".-") for each in _NAMES.findall(plain)} if "@" in plain else set()
        if author:
            self.names.add(folded(author).removeprefix("@"))
        found = _LINKS.findall(text) if "." in text and "/" in text else []
        self.links = tuple(address_of(each) for each in (*found, *links))


def matches(query: Query, text: Text) -> bool:
    """Whether a text is what a query asks for."""
    return any(_all(branch, text) for branch in query.any_of) and not any(
        _all(branch, text) for branch in query.unless
    )


def is_of(query: Query, url: str) -> bool:
    """Whether a page belongs to an address that a query asks the links to: its own pages are none of them."""
    if not query.links or not url:
        return False
    page = address_of(url)
    return any(
        term.kind == ADDRESS and _leads_to(page, term.value) for branch in query.any_of for term in branch
    )


def _all(branch: tuple[Term, ...], text: Text) -> bool:
    return all(_holds(term, text) for term in branch)


def _holds(term: Term, text: Text) -> bool:
    if term.kind == WORDS:
        if term.value.endswith("*"):
            return f" {term.value[:-1]}" in text.words
        return f" {term.value} " in text.words
    if term.kind == TAG:
        return term.value in text.tags
    if term.kind == ACCOUNT:
        whole = "@" in term.value or "." in term.value
        return any(
            name == term.value or (not whole and name.split("@")[0] == term.value) for name in text.names
        )
    return any(_leads_to(link, term.value) for link in text.links)


def _leads_to(link: str, wanted: str) -> bool:
    host, _, path = wanted.partition("/")
    linked, _, rest = link.partition("/")
    if linked != host and not linked.endswith(f".{host}"):
        return False
    return rest == path or not path or rest.startswith((f"{path.rstrip('/')}/", f"{path}?", f"{path}#"))


def address_of(url: str) -> str:
    """An address as it is compared: without scheme, www and trailing stops."""
    plain = _SCHEME.sub("", url.strip(), count=1).rstrip(".,;:!?)»”’\"'")
    host, slash, path = plain.partition("/")
    host = host.rpartition("@")[2].lower().removeprefix("www.")
    if host.endswith((":80", ":443")):
        host = host.rpartition(":")[0]
    return f"{host}{slash}{path}".rstrip("/")


def spaced(plain: str) -> str:
    """The words of a folded text with single spaces between them."""
    return " ".join("".join(char if char.isalnum() else " " for char in plain).split())


def parse(text: str) -> Query:
    """A query as people write it. UsageError where it makes no sense."""
    if len(text) > LONGEST:
        raise UsageError("watch.query_long", most=LONGEST)
    tokens = _TOKEN.findall(text)
    wanted, unwanted = _parted(tokens)
    if not wanted:
        raise UsageError("watch.query_empty", remedy="watch.query_remedy")
    any_of = _Branches(wanted).read()
    unless: tuple[tuple[Term, ...], ...] = ()
    for part in unwanted:
        unless += _Branches(part).read()
    terms = sum(len(branch) for branch in (*any_of, *unless))
    if terms > MOST_TERMS or len(any_of) > MOST_BRANCHES:
        raise UsageError("watch.query_many", terms=MOST_TERMS, branches=MOST_BRANCHES)
    return Query(any_of, unless)


def _parted(tokens: list[str]) -> tuple[list[str], list[list[str]]]:
    """What is wanted, and what comes after each `unless`; `-word` is one of its own."""
    parts: list[list[str]] = [[]]
    minus: list[list[str]] = []
    depth = 0
    for piece in tokens:
        depth += (piece == "(") - (piece == ")")
        if piece.casefold() in _UNLESS:
            if depth:
                raise UsageError("watch.query_unless", remedy="watch.query_remedy")
            parts.append([])
        elif len(piece) > 1 and piece[0] == "-" and piece[1].isalnum():
            minus.append([piece[1:]])
        else:
            parts[-1].append(piece)
    if any(not part for part in parts[1:]):
        raise UsageError("watch.query_end", remedy="watch.query_remedy")
    return parts[0], [*parts[1:], *minus]


class _Branches:
    """A reader of tokens by recursive descent; what it reads is kept as branches (disjunctive normal form)."""

    def __init__(self, tokens: list[str]) -> None:
        self._tokens = tokens
        self._place = 0

    def read(self) -> tuple[tuple[Term, ...], ...]:
        """All of it. UsageError for a stray word or parenthesis."""
        found = self._either(0)
        if self._place < len(self._tokens):
            raise UsageError("watch.query_parenthesis", remedy="watch.query_remedy")
        return found

    def _next(self) -> str:
        return self._tokens[self._place] if self._place < len(self._tokens) else ""

    def _either(self, depth: int) -> tuple[tuple[Term, ...], ...]:
        found = self._both(depth)
        while self._next().casefold() in _OR:
            self._place += 1
            found = tuple(dict.fromkeys((*found, *self._both(depth))))
        return found

    def _both(self, depth: int) -> tuple[tuple[Term, ...], ...]:
        found = self._one(depth)
        while (piece := self._next()) and piece != ")" and piece.casefold() not in _OR:
            self._place += piece.casefold() in _AND
            more = self._one(depth)
            if len(found) * len(more) > MOST_BRANCHES:
                raise UsageError("watch.query_many", terms=MOST_TERMS, branches=MOST_BRANCHES)
            found = tuple(tuple(dict.fromkeys((*left, *right))) for left in found for right in more)
        return found

    def _one(self, depth: int) -> tuple[tuple[Term, ...], ...]:
        piece = self._next()
        if not piece or piece == ")" or piece.casefold() in (*_AND, *_OR):
            raise UsageError("watch.query_end", remedy="watch.query_remedy")
        self._place += 1
        if piece != "(":
            return ((_term(piece),),)
        if depth > 20:
            raise UsageError("watch.query_many", terms=MOST_TERMS, branches=MOST_BRANCHES)
        found = self._either(depth + 1)
        if self._next() != ")":
            raise UsageError("watch.query_parenthesis", remedy="watch.query_remedy")
        self._place += 1
        return found


def _term(token: str) -> Term:
    """One term. UsageError for one that says nothing."""
    if token[0] in _QUOTED:
        words = spaced(folded(token[1:].rstrip('"”»')))
        return _sound(Term(WORDS, words, token))
    if token[0] in "#＃":
        tag = folded(token[1:]).rstrip(".,;:!?")
        if not tag or not all(char.isalnum() or char == "_" for char in tag):
            raise UsageError("watch.query_tag", tag=token[:60], remedy="watch.query_remedy")
        return Term(TAG, tag, token)
    if token[0] == "@":
        return _sound(Term(ACCOUNT, folded(token[1:]).rstrip(".,;:!?"), token))
    if _SCHEME.match(token) or _HOST.match(token):
        return _sound(Term(ADDRESS, address_of(token), token))
    star = "*" if token.endswith("*") and len(spaced(folded(token))) >= 3 else ""
    return _sound(Term(WORDS, spaced(folded(token)) + star, token))


def _sound(term: Term) -> Term:
    if not any(char.isalnum() for char in term.value):
        raise UsageError("watch.query_nothing", word=term.written[:60], remedy="watch.query_remedy")
    return term
