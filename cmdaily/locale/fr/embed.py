"""Intégrer dans un article les publications, vidéos et musiques des autres."""

MESSAGES: dict[str, str | tuple[str, str]] = {
    "embed.help_address": "L'adresse de la publication, de la vidéo, de la musique ou de la page.",
    "embed.help_card": "Une carte statique à la place du HTML du réseau.",
    "embed.help_copy": "Copie le HTML dans le presse-papiers.",
    "embed.no_address": "« {given} » n'est pas une adresse web.",
    "embed.no_address_remedy": "Copiez l'adresse de la publication ou de la page dans votre navigateur.",
    "embed.google_plus": "Google+ a fermé en 2019 : il ne reste rien à {url}.",
    "embed.google_plus_remedy": "Cherchez une copie sur https://web.archive.org et faites un lien vers elle.",
    "embed.private": "{server} est sur cette machine ou son réseau privé.",
    "embed.large": "La réponse de {server} est trop longue.",
    "embed.unreachable": "{server} ne répond pas.",
    "embed.senseless": "La réponse de {server} est illisible.",
    "embed.no_page": "{server} n'affiche aucune page web à cette adresse.",
    "embed.moved": "{server} redirige vers une adresse inutilisable.",
    "embed.denied": "{server} n'autorise pas cette intégration.",
    "embed.missing": "Il n'y a rien à cette adresse, ou ce n'est pas public ({server}).",
    "embed.status": "{server} signale une erreur ({status}).",
    "embed.remedy": "Vérifiez l'adresse dans une fenêtre privée du navigateur.",
    "embed.frame": (
        "Il charge une page de {host} : le navigateur de vos lecteurs la contactera. --card l'évite."
    ),
    "embed.page": "{host} ne propose rien à intégrer : cette carte montre son titre.",
    "embed.card": "Seul un script de {network} montrerait davantage ; voici une carte statique.",
    "embed.copied": "Le HTML est dans le presse-papiers.",
    "embed.not_copied": "Il n'y a pas de presse-papiers ici, ou le HTML est trop long pour lui.",
}
