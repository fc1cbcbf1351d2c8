"""Labelled pairs of articles: 22 kinds that are one article and 20 that are two, in both languages.

The articles are written for it; names, places and numbers are drawn. `pairs(2000)` gives the same ones anywhere.
"""

from __future__ import annotations

import random
import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from urllib.parse import quote

WHEN = datetime(2026, 11, 24, 10, 0, tzinfo=UTC)

BASES = {
    "fr": [
        (
            "À {city}, le conseil municipal adopte un budget de {n} millions d'euros",
            "Après quatre heures de débat, les élus de {city} ont adopté {day} le budget de l'année prochaine. Il atteint {n} "
            "millions d'euros, dont une part importante pour les écoles et les transports. {name}, première adjointe, défend "
            "« un choix de prudence » ; l'opposition regrette le report de la piscine et la hausse des tarifs du stationnement.",
        ),
        (
            "La bibliothèque de {city} rouvre ses portes {day}",
            "Fermée depuis {n} mois pour des travaux d'isolation, la bibliothèque de {city} accueille de nouveau le public "
            "{day} matin. Les lecteurs découvriront une salle d'étude agrandie, un espace pour les jeunes enfants et des "
            "horaires élargis en soirée. {name}, sa directrice, promet une programmation ouverte à toutes les associations.",
        ),
        (
            "{name} élue présidente du club de handball de {city}",
            "Réunie {day} soir au gymnase, l'assemblée générale du club de handball de {city} a élu {name} à sa présidence. "
            "Elle succède à un bureau resté en place pendant {n} ans et veut ouvrir une section féminine dès la rentrée. Le "
            "club cherche aussi des bénévoles pour encadrer les plus jeunes et tenir la buvette les soirs de match.",
        ),
        (
            "Travaux sur la ligne de tramway de {city} : {n} semaines de perturbations",
            "Les rails de la ligne qui traverse {city} seront remplacés à partir de {day}. La circulation sera coupée pendant "
            "{n} semaines entre la gare et l'hôpital, avec des bus de remplacement toutes les dix minutes. {name}, chargée "
            "des mobilités, conseille de prévoir un temps de trajet plus long et de consulter l'application avant de partir.",
        ),
        (
            "Le marché de producteurs de {city} déménage place de la République",
            "À partir de {day}, les {n} producteurs du marché hebdomadaire de {city} s'installeront place de la République, "
            "plus proche des arrêts de bus. Les habitués retrouveront les mêmes étals de fruits, de fromages et de pain. "
            "{name}, qui préside l'association des commerçants, espère attirer une clientèle plus jeune en centre-ville.",
        ),
        (
            "Une exposition de {name} à voir au musée de {city}",
            "Le musée des beaux-arts de {city} présente jusqu'au printemps {n} toiles de {name}, dont plusieurs n'avaient "
            "jamais été montrées. Le parcours suit l'artiste de ses premiers carnets à ses grands paysages. Une visite "
            "commentée est proposée chaque {day} après-midi, sans réservation, dans la limite des places disponibles.",
        ),
    ],
    "en": [
        (
            "{city} council approves a budget of {n} million",
            "After four hours of debate, councillors in {city} approved the budget for the coming year on {day}. It amounts "
            "to {n} million, with a large share going to schools and buses. Deputy leader {name} spoke of a careful choice; "
            "the opposition regrets the delay to the swimming pool and the rise in parking charges around the station.",
        ),
        (
            "{city} library reopens its doors on {day}",
            "Closed for {n} months while its roof was insulated, the {city} library welcomes readers again on {day} morning. "
            "Visitors will find a larger study room, a corner for small children and longer opening hours in the evening. "
            "Head librarian {name} promises a programme that is open to every association and school in the district.",
        ),
        (
            "{name} elected to chair the {city} rowing club",
            "Members of the {city} rowing club met on {day} evening and elected {name} as their new chair. The former board "
            "had been in place for {n} years. Plans include a section for beginners and a repair workshop in the old boat "
            "house. The club is also looking for volunteers who can help on race days and look after younger members.",
        ),
        (
            "Tram works in {city}: {n} weeks of disruption ahead",
            "Rails on the line that crosses {city} will be replaced from {day}. Trams will stop running for {n} weeks between "
            "the station and the hospital, with replacement buses every ten minutes. {name}, who is in charge of transport, "
            "advises travellers to allow more time for their journey and to check the application before leaving home.",
        ),
        (
            "Farmers' market in {city} moves to the old harbour",
            "From {day} the {n} growers of the weekly market in {city} will set up their stalls at the old harbour, closer to "
            "the bus stops. Regular customers will find the same fruit, cheese and bread as before. {name}, who chairs the "
            "traders' association, hopes that the move will bring younger shoppers back into the centre of town.",
        ),
        (
            "Paintings by {name} on show at the {city} museum",
            "The {city} museum of fine arts presents {n} canvases by {name} until spring, several of them never shown before. "
            "The rooms follow the painter from the first sketchbooks to the large landscapes. A guided tour is offered every "
            "{day} afternoon without booking, as long as there are places left in the group at the entrance.",
        ),
    ],
}
CITIES = [
    "Valmont",
    "Brézieux",
    "Casteln",
    "Hauterive",
    "Montclair",
    "Rochebrune",
    "Saint-Aubin",
    "Vernaison",
    "Lorquin",
    "Marsac",
]
NAMES = [
    "Anne Delmas",
    "Karim Benali",
    "Lucie Tardieu",
    "Hugo Perrin",
    "Nadia Roussel",
    "Tom Aldridge",
    "Grace Holloway",
]
DAYS = {
    "fr": ["lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi"],
    "en": ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"],
}


@dataclass(frozen=True)
class Written:
    """An article as one feed gives it. `feed` is the feed's address."""

    title: str
    text: str
    url: str
    entry_id: str
    at: datetime | None = WHEN
    feed: str = "https://one.example/feed"
    site: str = "The first paper"


@dataclass(frozen=True)
class Pair:
    """Two articles, whether they are one, and the kind of pair."""

    kind: str
    same: bool
    first: Written
    second: Written


@dataclass
class Draw:
    """Where everything is drawn from."""

    random: random.Random
    language: str = "fr"
    base: int = 0
    slots: dict[str, str] = field(default_factory=dict)

    def fill(self, **other: str) -> tuple[str, str]:
        """Title and text, with these slots other than drawn."""
        title, text = BASES[self.language][self.base]
        slots = self.slots | other
        return title.format(**slots), text.format(**slots)

    def other(self, name: str) -> str:
        """Another value for a slot."""
        choices = {
            "city": CITIES,
            "name": NAMES,
            "day": DAYS[self.language],
            "n": [str(n) for n in range(2, 90)],
        }
        return self.random.choice([each for each in choices[name] if each != self.slots[name]])

    def of(self, french: str, english: str) -> str:
        """The text of this language."""
        return french if self.language == "fr" else english


def drawn(rng: random.Random) -> Draw:
    language = rng.choice(("fr", "en"))
    slots = {
        "city": rng.choice(CITIES),
        "name": rng.choice(NAMES),
        "day": rng.choice(DAYS[language]),
        "n": str(rng.randrange(2, 90)),
    }
    return Draw(rng, language, rng.randrange(len(BASES[language])), slots)


def article(draw: Draw, **other: str) -> Written:
    title, text = draw.fill(**other)
    number = draw.random.randrange(1000, 9999)
    return Written(title, text, f"https://one.example/news/{number}-article", f"n{number}")


def elsewhere(draw: Draw, first: Written, **changes: object) -> Written:
    """The same article on another site, some hours later."""
    number = draw.random.randrange(10_000, 99_999)
    moved = replace(
        first,
        url=f"https://two.example/{number}.html",
        entry_id=f"x{number}",
        feed="https://two.example/rss",
        site="Second News",
        at=WHEN + timedelta(minutes=draw.random.randrange(0, 600)),
    )
    return replace(moved, **changes)  # type: ignore[arg-type]


def with_url(draw: Draw, first: Written, url: str) -> Written:
    """The same page under another spelling of its address, with a title of the other feed's own."""
    return elsewhere(draw, first, url=url, text=first.text[:80])


Make = Callable[[Draw], tuple[Written, Written]]
SAME: dict[str, Make] = {}
OTHER: dict[str, Make] = {}


def same(make: Make) -> Make:
    SAME[make.__name__] = make
    return make


def different(make: Make) -> Make:
    OTHER[make.__name__] = make
    return make


@same
def tracking_parameters(draw: Draw) -> tuple[Written, Written]:
    first = article(draw)
    mark = draw.random.choice(
        ("utm_source=rss&utm_medium=feed", "fbclid=Iw3x", "xtor=RSS-12", "at_medium=RSS", "mc_cid=77a")
    )
    return first, with_url(draw, first, f"{first.url}?{mark}")


@same
def scheme_and_www(draw: Draw) -> tuple[Written, Written]:
    first = article(draw)
    return first, with_url(
        draw,
        first,
        first.url.replace("https://", draw.random.choice(("http://www.", "http://", "https://www."))) + "/",
    )


@same
def mobile_and_amp(draw: Draw) -> tuple[Written, Written]:
    first = article(draw)
    forms = (
        first.url + "/amp",
        first.url.replace("one.", "m.one."),
        first.url + "?amp=1",
        first.url.replace("one.", "amp.one."),
    )
    return first, with_url(draw, first, draw.random.choice(forms))


@same
def order_of_parameters(draw: Draw) -> tuple[Written, Written]:
    first = replace(article(draw), url="https://one.example/show?id=12&lang=fr")
    return first, with_url(draw, first, "https://one.example/show?lang=fr&utm_campaign=x&id=12#xtor=RSS-3")


@same
def doors_of_others(draw: Draw) -> tuple[Written, Written]:
    first = article(draw)
    inside = quote(first.url, safe="")
    door = draw.random.choice(
        (
            f"https://www.google.com/url?rct=j&sa=t&url={inside}&ct=ga",
            "https://www.google.com/amp/s/" + first.url.removeprefix("https://"),
            "https://one-example.cdn.ampproject.org/c/s/" + first.url.removeprefix("https://"),
        )
    )
    return first, with_url(draw, first, door)


@same
def another_id_at_every_reading(draw: Draw) -> tuple[Written, Written]:
    first = article(draw)
    return first, replace(first, entry_id=f"r{draw.random.random()}")


@same
def another_id_and_address_at_every_reading(draw: Draw) -> tuple[Written, Written]:
    first = article(draw)
    session = f"{draw.random.getrandbits(128):032x}"
    return first, replace(first, entry_id=session, url=f"https://one.example/go/{session}")


@same
def corrected_title_under_one_id(draw: Draw) -> tuple[Written, Written]:
    first = article(draw)
    title = draw.of("Ce qu'il faut savoir : ", "What to know: ") + first.title
    return first, replace(first, title=title, url=first.url + "-2")


@same
def one_tag_in_two_feeds(draw: Draw) -> tuple[Written, Written]:
    first = replace(article(draw), entry_id=f"tag:one.example,2026:{draw.random.random()}")
    return first, elsewhere(draw, first, entry_id=first.entry_id, text=first.text[:100])


@same
def syndicated(draw: Draw) -> tuple[Written, Written]:
    first = article(draw)
    return first, elsewhere(draw, first)


@same
def name_of_the_site_in_the_title(draw: Draw) -> tuple[Written, Written]:
    first = article(draw)
    second = elsewhere(draw, first)
    form = draw.random.choice(("{t} - {s}", "{t} | {s}", "{t} – {s}", "{s} : {t}".replace(" : ", " | ")))
    return first, replace(second, title=form.format(t=first.title, s=second.site))


@same
def labels(draw: Draw) -> tuple[Written, Written]:
    first = article(draw)
    french = ("[MAJ] ", "VIDÉO. ".replace(".", " :"), "EN IMAGES – ", "[Mise à jour 12h30] ", "EXCLUSIF : ")
    label = draw.random.choice(
        french if draw.language == "fr" else ("[UPDATED] ", "VIDEO: ", "BREAKING: ", "[Podcast] ")
    )
    return first, elsewhere(draw, first, title=label + first.title)


@same
def beginning_only(draw: Draw) -> tuple[Written, Written]:
    first = article(draw)
    cut = draw.random.randrange(120, len(first.text) - 40)
    return first, elsewhere(
        draw, first, text=first.text[:cut] + draw.random.choice(("…", "...", " [...]", ""))
    )


@same
def beginning_with_more(draw: Draw) -> tuple[Written, Written]:
    first = article(draw)
    cut = first.text.rindex(" ", 0, draw.random.randrange(140, len(first.text) - 40))
    french = (
        "… Lire la suite",
        f" L'article {first.title} est apparu en premier sur Second News.",
        " [...] En savoir plus",
    )
    english = (
        "… Continue reading",
        f" The post {first.title} appeared first on Second News.",
        "… Read more »",
    )
    return first, elsewhere(
        draw, first, text=first.text[:cut] + draw.random.choice(french if draw.language == "fr" else english)
    )


@same
def other_typography(draw: Draw) -> tuple[Written, Written]:
    first = article(draw)

    def plain(text: str) -> str:
        for typed, typeset in (("'", "’"), (" ;", "\u202f;"), (" :", "\u00a0:"), ("« ", "“"), (" »", "”")):
            text = text.replace(typed, typeset)
        return text

    return first, elsewhere(draw, first, title=plain(first.title), text=plain(first.text))


@same
def without_accents_in_capitals(draw: Draw) -> tuple[Written, Written]:
    first = article(draw)
    apart = unicodedata.normalize("NFD", first.title)
    return first, elsewhere(
        draw, first, title="".join(c for c in apart if not unicodedata.combining(c)).upper()
    )


@same
def numbers_as_others_write_them(draw: Draw) -> tuple[Written, Written]:
    thousands = draw.random.randrange(11, 99)
    first = article(draw, n=f"{thousands}\u202f000")
    form = draw.random.choice((f"{thousands} 000", f"{thousands},000", f"{thousands}000", f"{thousands}.000"))
    other = article(draw, n=form)
    return first, elsewhere(draw, other)


@same
def a_post_without_a_title(draw: Draw) -> tuple[Written, Written]:
    first = article(draw)
    return first, elsewhere(draw, first, title="", text=f"{first.title}\n\n{first.text}")


@same
def two_posts_without_a_title(draw: Draw) -> tuple[Written, Written]:
    first = replace(article(draw), title="")
    return first, elsewhere(draw, first)


@same
def a_title_that_is_cut_off(draw: Draw) -> tuple[Written, Written]:
    first = article(draw)
    cut = draw.random.randrange(int(len(first.title) * 0.75), len(first.title) - 2)
    return first, elsewhere(draw, first, title=first.title[:cut] + "…")


@same
def two_sections_of_a_site_without_texts(draw: Draw) -> tuple[Written, Written]:
    first = replace(article(draw), text="")
    return first, replace(
        first,
        url=first.url.replace("/news/", "/front/"),
        entry_id="f" + first.entry_id,
        feed="https://one.example/front",
    )


@same
def a_slip_in_the_title(draw: Draw) -> tuple[Written, Written]:
    first = article(draw)
    words = first.title.split(" ")
    long = [i for i, w in enumerate(words) if re.fullmatch(r"[a-zéè]{7,}", w)]
    place = draw.random.choice(long) if long else None
    if place is not None:
        word = words[place]
        at = draw.random.randrange(2, len(word) - 1)
        words[place] = word[:at] + word[at + 1 :]
    return first, elsewhere(draw, first, title=" ".join(words))


@different
def another_number_in_the_title(draw: Draw) -> tuple[Written, Written]:
    title = draw.of("Votre semaine à {city} : numéro {n}", "Your week in {city}: issue {n}")
    first, second = article(draw), article(draw)
    one, two = draw.random.sample(range(2, 400), 2)
    city = draw.slots["city"]
    return replace(first, title=title.format(city=city, n=one)), elsewhere(
        draw, replace(second, title=title.format(city=city, n=two))
    )


@different
def another_day(draw: Draw) -> tuple[Written, Written]:
    title = draw.of("Les sorties de {day} à {city}", "What is on in {city} on {day}")
    first, second = article(draw), article(draw)
    return (
        replace(first, title=title.format(**draw.slots)),
        elsewhere(draw, replace(second, title=title.format(**(draw.slots | {"day": draw.other("day")})))),
    )


@different
def an_ordinal(draw: Draw) -> tuple[Written, Written]:
    words = ("premier", "deuxième", "troisième") if draw.language == "fr" else ("first", "second", "third")
    one, two = draw.random.sample(words, 2)
    title = draw.of("Notre enquête sur l'eau, {} volet", "Our inquiry into water, {} part")
    first = article(draw)
    return replace(first, title=title.format(one)), elsewhere(draw, replace(first, title=title.format(two)))


@different
def another_town(draw: Draw) -> tuple[Written, Written]:
    return article(draw), elsewhere(draw, article(draw, city=draw.other("city")))


@different
def another_person(draw: Draw) -> tuple[Written, Written]:
    title = draw.of(
        "Portrait : {name}, bénévole de l'année à {city}", "Portrait: {name}, volunteer of the year in {city}"
    )
    text = draw.of(
        "Toute l'année, {name} donne son temps à la banque alimentaire de {city}. Rencontre avec une figure du quartier.",
        "All year round, {name} gives time to the food bank in {city}. We met a well-known face of the district.",
    )
    first = article(draw)
    slots = draw.slots | {"name": draw.other("name")}
    return (
        replace(first, title=title.format(**draw.slots), text=text.format(**draw.slots)),
        elsewhere(draw, replace(first, title=title.format(**slots), text=text.format(**slots))),
    )


@different
def a_series_under_one_title(draw: Draw) -> tuple[Written, Written]:
    title = draw.of("L'agenda de la semaine", "This week's diary")
    first = replace(article(draw), title=title)
    draw.base = (draw.base + 1) % len(BASES[draw.language])
    second = elsewhere(draw, replace(article(draw), title=title))
    return first, draw.random.choice((second, replace(second, feed=first.feed, site=first.site)))


@different
def one_text_for_two_openings(draw: Draw) -> tuple[Written, Written]:
    text = draw.of(
        "Envoyez votre lettre et votre parcours avant la fin du mois. Le poste est à temps plein, avec des horaires variables, "
        "une mutuelle et des titres de transport. Les entretiens auront lieu à la mairie, au service du personnel.",
        "Send your letter and your record before the end of the month. The position is full time, with varying hours, health "
        "cover and travel passes. Interviews will be held at the town hall, in the personnel department.",
    )
    jobs = (
        ("serveur", "jardinière", "comptable", "animateur")
        if draw.language == "fr"
        else ("gardener", "accountant", "waiter", "nurse")
    )
    one, two = draw.random.sample(jobs, 2)
    title = draw.of("Offre d'emploi : {}", "We are hiring: {}")
    first = replace(article(draw), text=text)
    return replace(first, title=title.format(one)), elsewhere(draw, replace(first, title=title.format(two)))


@different
def one_title_for_two_openings(draw: Draw) -> tuple[Written, Written]:
    text = draw.of(
        "La ville recrute {}. Envoyez votre lettre avant la fin du mois. Le poste est à temps plein, avec une mutuelle.",
        "The town is hiring {}. Send your letter before the end of the month. The position is full time, with health cover.",
    )
    jobs = (
        ("un serveur", "une jardinière", "un comptable")
        if draw.language == "fr"
        else ("a gardener", "an accountant", "a waiter")
    )
    one, two = draw.random.sample(jobs, 2)
    first = replace(article(draw), title=draw.of("Offre d'emploi", "We are hiring"))
    return replace(first, text=text.format(one)), elsewhere(draw, replace(first, text=text.format(two)))


@different
def a_negation(draw: Draw) -> tuple[Written, Written]:
    first = article(draw)
    yes, no = draw.random.choice(
        (
            (
                draw.of("La piscine rouvrira ce week-end", "The pool will open this weekend"),
                draw.of("La piscine ne rouvrira pas ce week-end", "The pool will not open this weekend"),
            ),
            (
                draw.of("Le concert de {c} maintenu", "{c} concert goes ahead as planned").format(
                    c=draw.slots["city"]
                ),
                draw.of("Le concert de {c} annulé", "{c} concert cancelled as planned").format(
                    c=draw.slots["city"]
                ),
            ),
        )
    )
    return replace(first, title=yes), elsewhere(draw, replace(first, title=no))


@different
def a_year_later(draw: Draw) -> tuple[Written, Written]:
    first = article(draw)
    return replace(first, at=WHEN - timedelta(days=draw.random.randrange(7, 400))), elsewhere(
        draw, first, at=WHEN
    )


@different
def two_languages(draw: Draw) -> tuple[Written, Written]:
    draw.language, draw.slots["day"] = "fr", "lundi"
    first = article(draw)
    draw.language, draw.slots["day"] = "en", "Monday"
    return first, elsewhere(draw, article(draw))


@different
def another_pen(draw: Draw) -> tuple[Written, Written]:
    """The same news, written by somebody else."""
    first = article(draw)
    title = draw.of("{city} : ce qui change pour les habitants", "What changes for people in {city}").format(
        **draw.slots
    )
    text = draw.of(
        "On l'attendait depuis longtemps, c'est fait : la décision annoncée {day} à {city} va modifier le quotidien de nombreuses "
        "familles. Nous avons interrogé des passants, partagés entre soulagement et inquiétude.",
        "It was a long time coming: the decision made public on {day} in {city} will change daily life for many families. We "
        "asked passers-by, who are torn between relief and concern.",
    ).format(**draw.slots)
    return first, elsewhere(draw, replace(first, title=title, text=text))


@different
def another_page_of_one_script(draw: Draw) -> tuple[Written, Written]:
    one, two = draw.random.sample(range(10, 999), 2)
    first = replace(
        article(draw), url=f"https://one.example/?p={one}", entry_id=f"https://one.example/?p={one}"
    )
    draw.base = (draw.base + 1) % len(BASES[draw.language])
    return first, replace(
        article(draw), url=f"https://one.example/?p={two}", entry_id=f"https://one.example/?p={two}"
    )


@different
def small_ids_of_two_feeds(draw: Draw) -> tuple[Written, Written]:
    first = replace(article(draw), entry_id="12")
    draw.base = (draw.base + 1) % len(BASES[draw.language])
    return first, elsewhere(draw, replace(article(draw)), entry_id="12")


@different
def who_beats_whom(draw: Draw) -> tuple[Written, Written]:
    title = draw.of("{a} bat {b} sur le fil", "{a} beat {b} at the last minute")
    a, b = draw.random.sample(CITIES, 2)
    first = replace(article(draw), text="")
    return replace(first, title=title.format(a=a, b=b)), elsewhere(
        draw, replace(first, title=title.format(a=b, b=a))
    )


@different
def greetings(draw: Draw) -> tuple[Written, Written]:
    text = draw.of("Bonne semaine à toutes et à tous !", "Have a good week, everybody!")
    first = replace(article(draw), title="", text=text)
    return first, elsewhere(draw, first)


@different
def entries_of_one_page(draw: Draw) -> tuple[Written, Written]:
    """A list of changes: all its entries lead to one page."""
    one, two = draw.random.sample(range(1, 40), 2)
    first = replace(
        article(draw),
        title=f"Version 2.{one}.0",
        url=f"https://one.example/changes#v2-{one}",
        entry_id=f"v2.{one}.0",
    )
    draw.base = (draw.base + 1) % len(BASES[draw.language])
    other = article(draw)
    return first, replace(
        other, title=f"Version 2.{two}.0", url=f"https://one.example/changes#v2-{two}", entry_id=f"v2.{two}.0"
    )


@different
def another_price(draw: Draw) -> tuple[Written, Written]:
    title = draw.of("Les tarifs de la cantine", "School meal prices")
    first = replace(article(draw), title=title)
    return first, elsewhere(draw, replace(article(draw, n=draw.other("n")), title=title))


@different
def the_front_page(draw: Draw) -> tuple[Written, Written]:
    first = replace(article(draw), url="https://one.example/")
    draw.base = (draw.base + 1) % len(BASES[draw.language])
    return first, elsewhere(draw, article(draw), url="https://www.one.example/?utm_source=rss")


@different
def what_came_of_it(draw: Draw) -> tuple[Written, Written]:
    first = article(draw)
    words = first.title.split()
    title = " ".join(words[: max(4, len(words) // 2)]) + draw.of(
        " : les habitants réagissent avec colère", ": residents react with anger"
    )
    return first, elsewhere(
        draw,
        first,
        title=title,
        text=draw.of(
            "Deux jours après l'annonce, la contestation grandit.",
            "Two days after the announcement, protest is growing.",
        )
        + " "
        + first.text[:90],
    )


def pairs(count: int, seed: int = 2026) -> Iterator[Pair]:
    """So many pairs, all kinds in turn."""
    rng = random.Random(seed)
    kinds = [(name, True, make) for name, make in SAME.items()] + [
        (name, False, make) for name, make in OTHER.items()
    ]
    for number in range(count):
        kind, is_same, make = kinds[number % len(kinds)]
        first, second = make(drawn(rng))
        yield Pair(kind, is_same, first, second)
