"""Preflight: everything that can be known to be wrong before a text is sent, all of it at once.

Pure: what has to be read (pictures, earlier texts, spending) is read by the caller. It works without an account, for
the networks' rules hold for hand-off as well. The editorial charter's findings are put beside these with `merged`.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from cmdaily.domain import lazy_re as re
from cmdaily.domain.accounts.network import Can, Limits, Network, dollars
from cmdaily.domain.accounts.outcome import Refused
from cmdaily.domain.localised_message import LocalisedMessage
from cmdaily.domain.publishing.consent import consent
from cmdaily.domain.publishing.finding import ERROR, WARNING, Finding
from cmdaily.domain.publishing.outgoing import POST, REPLY, SHARE, Outgoing
from cmdaily.domain.publishing.quotation import private_words
from cmdaily.domain.publishing.template import placeholders
from cmdaily.domain.publishing.text.measure import Splitter, measure, overflow, text_as_sent
from cmdaily.domain.record import frozen, replace

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from cmdaily.domain.publishing.contact import Contact
    from cmdaily.domain.publishing.delivery import Override
    from cmdaily.domain.publishing.quotation import PrivateMessage

AGAIN = timedelta(days=30)
"""The same text of the same account within this time is remarked on (X and LinkedIn refuse or hide it)."""

SOON = timedelta(hours=24)
"""Within this time the same text is taken for a slip of the hand."""

FIRM = (
    "empty",
    "broken-text",
    "length",
    "target",
    "picture",
    "alt-length",
    "hashtags",
    "cashtags",
    "links",
    "consent",
)
"""Rules that are the network's own: no reason makes it take what it does not take."""

_HIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
_SURROGATE = re.compile("[\ud800-\udfff]")


@frozen
class RecentPost:
    """A text that an account has said, or is about to. `moment` is aware; `pending` is True while it may still
    appear."""

    text: str
    moment: datetime
    pending: bool = False
    url: str = ""
    target: str = ""
    link: str = ""


@frozen
class Embargo:
    """Words that must not be published before a moment (aware)."""

    words: tuple[str, ...]
    until: datetime
    shown: str = ""


@frozen
class PreflightInput:
    """One text to one account, and all that decides whether it may go.

    `limits` are the account's own where its server has some. `by_hand` says that a person will send it through the
    network's compose window. `rights` are what the account's secret may do, None where nobody said. `pictures` holds
    what came of reading those that failed; `animated` names those that would stand still there, `located` those that
    tell where they were taken. Money is in millionths of a US dollar: the `price` of all parts of
    a thread, of which `link_price` is for their links; `spend_limit` is None for no limit. `sends_at` is
    when it goes out. `contact` is who it goes to, where one writes to persons.
    """

    outgoing: Outgoing
    network: Network
    limits: Limits
    sends_at: datetime
    account: str = ""
    by_hand: bool = False
    rights: tuple[str, ...] | None = None
    pictures: tuple[Refused, ...] = ()
    animated: tuple[str, ...] = ()
    located: tuple[str, ...] = ()
    recent: tuple[RecentPost, ...] = ()
    price: int = 0
    link_price: int = 0
    spent: int = 0
    spend_limit: int | None = None
    embargoes: tuple[Embargo, ...] = ()
    contact: Contact | None = None
    continues: bool = False
    private: tuple[PrivateMessage, ...] = ()

    @property
    def sent_text(self) -> str:
        """The text as it will stand there."""
        return text_as_sent(self.network, self.outgoing)


def preflight(subject: PreflightInput, graphemes: Splitter = list) -> tuple[Finding, ...]:
    """Everything there is to remark on, errors first, then in the order of the text."""
    findings: list[Finding] = []
    for rule in (
        _empty,
        _broken,
        _hidden,
        _target,
        consent,
        _pictures,
        _right,
        _money,
        _twice,
        _embargo,
        private_words,
        _unfilled,
    ):
        findings += rule(subject)
    findings += _length(subject, graphemes)
    if any(sign in subject.sent_text for sign in "#＃$.@＠"):
        from cmdaily.domain.publishing.tags_and_links import tags_and_links

        findings += tags_and_links(subject)
    if any(sign in subject.outgoing.text for sign in "*[#<&ÃÂâÅ"):
        from cmdaily.domain.publishing.raw_text import raw_text

        findings += raw_text(subject)
    placed = [
        finding if finding.platform else replace(finding, platform=subject.network.name)
        for finding in findings
    ]
    return in_order(placed)


def in_order(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Errors first, then by their place in the text."""
    return tuple(
        sorted(findings, key=lambda finding: (finding.severity != ERROR, finding.start, finding.end))
    )


def merged(
    findings: Sequence[Finding], others: Sequence[Finding], off: Iterable[str] = ()
) -> tuple[Finding, ...]:
    """Findings with those of the charter. Where both have a rule the charter's own word holds, and what it has turned
    `off` is no longer warned of; but its warning never stands for an error."""
    grave = {finding.rule for finding in findings if finding.severity == ERROR}
    grave -= {finding.rule for finding in others if finding.severity == ERROR}
    own = {finding.rule for finding in others}
    silent = set(off)
    kept = [
        finding
        for finding in findings
        if finding.rule in grave
        or (finding.rule not in own and (finding.rule not in silent or finding.severity == ERROR))
    ]
    return in_order([*kept, *(one for one in others if one.rule not in grave)])


def lightened(
    findings: Iterable[Finding], overrides: Sequence[Override], firm: Iterable[str] = ()
) -> tuple[Finding, ...]:
    """Findings with the overridden errors turned into warnings; what is the network's own rule, or `firm`, stays."""
    rules = {override.rule for override in overrides} - {*FIRM, *firm}
    return in_order(
        replace(finding, severity=WARNING) if finding.rule in rules else finding for finding in findings
    )


def blocks(findings: Iterable[Finding]) -> bool:
    """Whether any finding keeps the text from being sent."""
    return any(finding.severity == ERROR for finding in findings)


def _error(rule: str, key: str, start: int = 0, end: int = 0, **values: object) -> Finding:
    return Finding(rule, ERROR, LocalisedMessage(f"preflight.{key}", tuple(values.items())), start, end)


def _warning(rule: str, key: str, start: int = 0, end: int = 0, **values: object) -> Finding:
    return Finding(rule, WARNING, LocalisedMessage(f"preflight.{key}", tuple(values.items())), start, end)


def _empty(subject: PreflightInput) -> Iterator[Finding]:
    outgoing = subject.outgoing
    passed_on = outgoing.kind == SHARE and outgoing.target is not None
    if not (outgoing.text.strip() or outgoing.link or outgoing.pictures or passed_on):
        yield _error("empty", "empty")
    if outgoing.kind == REPLY and not outgoing.text.strip() and not outgoing.pictures:
        yield _error("empty", "empty_reply")


def _broken(subject: PreflightInput) -> Iterator[Finding]:
    match = _SURROGATE.search(subject.outgoing.text)
    if match is not None:
        yield _error("broken-text", "broken_text", match.start(), match.end())
    beside = [
        subject.outgoing.title,
        subject.outgoing.link,
        *(picture.alt for picture in subject.outgoing.pictures),
    ]
    if match is None and any(_SURROGATE.search(text) for text in beside):
        yield _error("broken-text", "broken_text")


def _hidden(subject: PreflightInput) -> Iterator[Finding]:
    for match in _HIDDEN.finditer(subject.outgoing.text):
        code = f"U+{ord(match.group()):04X}"
        yield _error("invisible-characters", "hidden", match.start(), match.end(), code=code)
        return  # one remark is enough: the text was pasted from somewhere


def _length(subject: PreflightInput, graphemes: Splitter) -> Iterator[Finding]:
    text = subject.sent_text
    size = measure(text, subject.limits, graphemes)
    if not size.too_long:
        return
    start = overflow(text, subject.limits, graphemes) or 0
    key = "length_thread" if Can.THREAD in subject.network.can and not subject.by_hand else "length"
    written, net, over = len(subject.outgoing.text), subject.network, size.length - size.limit
    said = {"length": size.length, "limit": size.limit, "over": over, "unit": size.unit}
    yield _error("length", key, min(start, written), written, **said, network=net.title, platform=net.name)


def _target(subject: PreflightInput) -> Iterator[Finding]:
    target = subject.outgoing.target
    if subject.outgoing.kind == REPLY and target is None and not subject.continues:
        yield _error("target", "no_target")
    if target is not None and target.platform != subject.network.name:
        yield _error("target", "other_network", other=target.platform, network=subject.network.title)


def _pictures(subject: PreflightInput) -> Iterator[Finding]:
    for trouble in subject.pictures:
        yield Finding("picture", ERROR, trouble.message)
    pictures = subject.outgoing.pictures
    takes = {Can.PICTURES, Can.PICTURES_BY_ADDRESS} & set(subject.network.can)
    if pictures and not subject.by_hand and subject.network.can and not takes:
        yield _error("picture", "no_pictures", network=subject.network.title)
    if (
        not pictures
        and subject.network.needs_picture
        and not subject.by_hand
        and subject.outgoing.kind == POST
    ):
        yield _error("picture", "needs_picture", network=subject.network.title)
    if pictures and subject.by_hand:
        yield _warning("picture-by-hand", "pictures_by_hand", n=len(pictures))
        for name in subject.located:
            yield _warning("picture-place", "place_by_hand", picture=name)
    for name in () if subject.by_hand else subject.animated:
        yield _warning("picture-animated", "animated", picture=name, network=subject.network.title)
    for picture in pictures:
        name = picture.path.replace("\\", "/").rpartition("/")[2]
        if not picture.alt.strip():
            yield _warning("alt-text", "no_alt", picture=name)
        elif subject.limits.alt_text and len(picture.alt) > subject.limits.alt_text:
            yield _error(
                "alt-length", "alt_long", picture=name, length=len(picture.alt), limit=subject.limits.alt_text
            )


def _right(subject: PreflightInput) -> Iterator[Finding]:
    kind = subject.outgoing.kind
    if subject.by_hand or subject.rights is None:
        return
    wanted = POST if kind == SHARE and subject.outgoing.target is None else kind
    ways = (wanted, Can.REPLY_SUMMONED) if wanted == REPLY else (wanted,)
    if not any(way in subject.rights for way in ways):
        yield _warning("right", "right_" + kind, account=subject.account, network=subject.network.title)


def _money(subject: PreflightInput) -> Iterator[Finding]:
    if subject.by_hand or not subject.price:
        return
    plain = subject.price - subject.link_price
    if subject.link_price:
        from cmdaily.domain.publishing.tags_and_links import none_is_meant

        key = "price_unmeant" if none_is_meant(subject) else "price_link"
        yield _warning("price", key, price=dollars(subject.price), plain=dollars(plain))
    if subject.spend_limit is not None and subject.spent + subject.price > subject.spend_limit:
        yield _error(
            "spend-limit",
            "spend_limit",
            price=dollars(subject.price),
            spent=dollars(subject.spent),
            limit=dollars(subject.spend_limit),
        )


def _twice(subject: PreflightInput) -> Iterator[Finding]:
    """The same text, or the same post passed on, by the same account: to the same target where there is one."""
    outgoing = subject.outgoing
    here = (folded(outgoing.text), outgoing.link, outgoing.aim)
    for before in sorted(subject.recent, key=lambda outgoing: outgoing.moment, reverse=True):
        there = (folded(before.text), before.link, before.target)
        if here != there or before.moment < subject.sends_at - AGAIN:
            continue
        if before.pending:
            yield (_warning if subject.by_hand else _error)("same-text", "twice_pending")
        elif before.moment > subject.sends_at - SOON and not subject.by_hand:
            yield _error("same-text", "twice", url=before.url)
        else:
            yield _warning("same-text", "twice_before", day=before.moment.date().isoformat(), url=before.url)
        return


def _embargo(subject: PreflightInput) -> Iterator[Finding]:
    for embargo in subject.embargoes:
        if subject.sends_at >= embargo.until:
            continue
        for word in embargo.words:
            match = re.search(rf"(?<!\w){re.escape(word)}(?!\w)", subject.outgoing.text, re.IGNORECASE)
            if match is not None:
                until = embargo.shown or embargo.until.isoformat(timespec="minutes")
                yield _error("embargo", "embargo", match.start(), match.end(), word=word, until=until)
                break


def _unfilled(subject: PreflightInput) -> Iterator[Finding]:
    for name, start, end in placeholders(subject.outgoing.text):
        yield _error("placeholder", "placeholder", start, end, name=name)


def folded(text: str) -> str:
    """A text without what readers do not see: case, runs of spaces."""
    return " ".join(text.casefold().split())
