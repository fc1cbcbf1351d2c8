"""Literals of a text: what is no prose and no link, handle or hashtag, and is written by a rule of its own.

Shortcodes of emojis, code between backticks, file names and paths, addresses of schemes other than the web's, of
machines and of devices, and what chats put between angle brackets.
"""

from __future__ import annotations

from cmdaily.domain import lazy_re as re

_FILE_TYPES = (
    "pdf|docx?|docm|xlsx?|xlsm|pptx?|od[tspg]|txt|md|rst|rtf|csv|tsv|json5?|jsonl|ya?ml|xml|html?|css|scss|js|mjs|cjs|jsx|"
    "ts|tsx|vue|php|py|ipynb|rb|rs|cpp|hpp|cs|java|kt|swift|lua|pl|sh|zsh|bat|ps1|sql|sqlite|db|log|ini|cfg|conf|toml|lock|"
    "env|tex|bib|epub|mobi|exe|msi|dmg|apk|deb|rpm|iso|jar|zip|rar|7z|tar|gz|tgz|bz2|xz|jpe?g|png|gif|webp|avif|heic|tiff?|"
    "bmp|svg|ico|psd|indd|eps|raw|mp[34]|m4a|m4v|mov|avi|mkv|webm|wav|ogg|opus|flac|srt|vtt|ics|vcf|gpx|kml|ttf|otf|woff2?"
)
FILE_NAME = (
    rf"(?<![\w@#＃.+-])\w[\w+-]*+(?:\.[\w+-]++)*\.(?:{_FILE_TYPES}|{_FILE_TYPES.upper()})(?![\w-]|\.\w)"
)
"""A name and the ending of a type of files: `README.md`, `Programme_Été.PDF`, `archive.tar.gz`; also `Node.js`."""

GLUED = re.compile(r"(?:[^\W\d_]*[^\W\d_A-Z]|[A-Z])\.[A-Z][a-z]+")
"""A full stop, no space, and a capital: the end of a sentence or an initial, and the word that follows."""

_FILE = re.compile(FILE_NAME)
SHORTENED = re.compile(r"(?P<root>[^\W\d_]{3,40})\.(?P<end>es?|ne|se|ve|fe)")
_SHORTENED_ROOTS = re.compile(
    r".*(?:é|eur|[ié]en|tou)|(?:élu|habitant|adhérent|étudiant|participant|agent|client|artisan|commerçant|enseignant|"
    r"apprenti|candidat|avocat|patient|ami|voisin|assistant|militant|résident|parent|adolescent|enfant|président|absent|"
    r"présent|content|certain|chacun|aucun|prêt|gratuit|ouvert|citoyen|stagiaire|intervenant|exposant|consultant|"
    r"surveillant|correspondant|représentant|gagnant|débutant|vivant|intéressant|volontaire|allocataire|partisan|paysan|"
    r"parisien)"
)


def why_unmeant(link: str) -> str:
    """Why nobody meant a link that a network makes: `glued` for two sentences with no space between them (`midi.De`),
    `inclusive` for a shortened form (`habitant.es`), `file` for a file's name (`README.md`); "" where it is meant."""
    if "/" in link or ":" in link:
        return ""
    if GLUED.fullmatch(link):
        return "glued"
    form = SHORTENED.fullmatch(link)
    if form and _SHORTENED_ROOTS.fullmatch(form["root"]):
        return "inclusive"
    return "file" if _FILE.fullmatch(link) else ""


_TEXT = r"[^\s<>\"«»“”]*[^\s<>\"«»“”.,;:!?…)’']"

_PATTERNS = (
    r"```[\s\S]{1,4000}?```|`[^`\n]{1,600}`",  # code
    r"<(?:a?:\w{2,40}:\d{5,25}|[@#&!/:]{1,2}[^<>\s]{1,80}|t:\d{1,15}(?::\w)?)>",  # of Discord and Slack
    r"(?<![\w:])(?::[A-Za-z0-9_+-]{1,40}:)+(?![\w:])|(?<=[^\W\d_]):[a-z][a-z0-9_+-]{1,40}:(?![\w:]|[ \u00a0\u202f]*\d)",
    r"(?<![\w.+-])(?:mailto|xmpp|matrix|acct|geo|urn|doi|magnet|sip|sips|skype|facetime|bitcoin|did|nostr|web\+ap)"
    rf":(?=[^\s:]){_TEXT}",
    rf"(?<![\w.+-])[a-z][a-z0-9+.-]{{1,20}}://{_TEXT}",
    r"(?<![\w.+-])(?:tel|sms|smsto|fax|callto):(?=[+(]?\d)",
    r"(?<![\w@/])[@#!][\w.-]{1,60}:[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){1,5}(?![\w-])",  # of Matrix
    r"(?<![\w.-])localhost(?::\d{2,5})?(?![\w-])",
    r"(?<![\w:.])(?:[0-9a-fA-F]{0,4}:){2,7}[0-9a-fA-F]{1,4}(?![\w:])",  # IPv6, MAC
    r"(?<![\w.])[0-9a-fA-F]{1,4}(?::[0-9a-fA-F]{0,4}){2,7}(?![\w:])",
    r"(?<![\w@])(?:[A-Za-z]:\\|[A-Z]:/(?=\w))[^\s<>\"«»]*|(?<![\w@.-])[\w.-]++(?:\\[\w.-]++)+|(?<![\w/\\])\\\\[\w.-]++\\[^\s<>\"«»]*",
    r"(?<![\w:/.~)\]])(?:~|\.{1,2})(?:/[\w.+-]++)+/?|(?<![\w:/.~)\]])(?:/[\w.+-]++){2,}/?",
    FILE_NAME,
)
LITERAL = re.compile("|".join(_PATTERNS))
