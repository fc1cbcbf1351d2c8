"""Ce que dit la vérification avant envoi."""

MESSAGES: dict[str, str | tuple[str, str]] = {
    "preflight.error": "erreur",
    "preflight.warning": "avertissement",
    "preflight.of": "{name} : ",
    "preflight.total": "Prix : {price}",
    "preflight.dollars": "{whole},{part}\u00a0$",
    "preflight.empty": "il n'y a rien à envoyer",
    "preflight.empty_reply": "une réponse demande un texte",
    "preflight.broken_text": "le texte contient un caractère illisible ; retapez-le",
    "preflight.hidden": "le texte contient un caractère invisible qui change sa lecture ({code}) ; retapez-le",
    "preflight.length": "{length} sur {limit} acceptés par {network} : retirez-en {over}",
    "preflight.role": "le rôle de ce compte sur {network} ne le permet pas, par l'API ni à la main",
    "preflight.length_thread": (
        "{length} sur {limit} acceptés par {network} : retirez-en {over}, ou ajoutez --text-for "
        "{platform}=… ou --thread"
    ),
    "preflight.hashtags": "{count} hashtags ; le réseau en accepte {limit}",
    "preflight.glued_link": "il manque une espace : {network} fait un lien de « {link} »",
    "preflight.cut_link": "{network} arrête ce lien après {link} : copiez l'adresse depuis le navigateur",
    "preflight.inclusive_link": "{network} fait un lien de « {link} » : écrivez {better}",
    "preflight.file_link": "{network} fait un lien de « {link} », un nom de fichier : écrivez-le sans son extension",
    "preflight.long_link": "{network} prend « {tail} » dans le lien : mettez une espace avant",
    "preflight.no_thread_by_hand": "à la main, {network} ne prend pas de fil : raccourcissez le texte, ou publiez depuis un compte",
    "preflight.markdown": "« {said} » s'affiche avec ses signes : retirez le Markdown",
    "preflight.markdown_link": "« {said} » s'affiche tel quel : écrivez les mots, puis l'adresse",
    "preflight.lost_link": "{network} ne fait pas de lien de {link} : mettez une espace avant",
    "preflight.cut_mention": "{network} mentionne ici {called}, et non {name}",
    "preflight.lost_mention": (
        "sur {network}, « {name} » n'est pas une mention : écrivez le nom d'utilisateur qu'y a la personne"
    ),
    "preflight.links": "{count} liens ; {network} en accepte {limit} par publication",
    "preflight.cashtags": "{count} symboles boursiers ($…) ; {network} en accepte {limit} par publication",
    "preflight.no_consent": "{number} n'a pas donné son accord : `cmdaily contact add {number} --consent …`",
    "preflight.consent_ended": "{name} a demandé le {day} à ne plus recevoir de messages",
    "preflight.window_closed": (
        "cette personne n'a pas écrit depuis {hours} h : prenez un modèle (--title), ou notez ce qu'elle a "
        "écrit : `cmdaily contact wrote`"
    ),
    "preflight.no_target": "une réponse demande l'adresse de la publication d'origine",
    "preflight.other_network": "cette publication est sur {other}, pas sur {network}",
    "preflight.no_pictures": "les images ne vont pas sur {network} par l'API",
    "preflight.needs_picture": "sur {network}, une publication sans image n'existe pas : --picture",
    "preflight.pictures_by_hand": (
        "ajoutez l'image vous-même dans la fenêtre qui s'ouvre",
        "ajoutez les {n} images vous-même dans la fenêtre qui s'ouvre",
    ),
    "preflight.place_by_hand": "{picture} indique le lieu de la prise de vue ; retirez-le avant de l'envoyer",
    "preflight.animated": "{picture} est animée ; {network} n'en montre que la première vue",
    "preflight.place_removed": "{picture} : le lieu de la prise de vue et d'autres données cachées sont retirés",
    "preflight.metadata_removed": "{picture} : les données cachées (appareil, date, auteur…) sont retirées",
    "preflight.picture_hosted": "{picture} va d'abord sur {account}, où l'image est publique.",
    "preflight.resized": "{picture} est réduite : {width} × {height} pixels, {kind}, {kilobytes} ko",
    "preflight.no_alt": "{picture} n'a pas de texte alternatif : ajoutez-le avec --alt",
    "preflight.alt_long": "le texte alternatif de {picture} a {length} caractères ; le réseau en accepte {limit}",
    "preflight.right_post": "{account} n'a pas le droit de publier sur {network} ; vous publierez vous-même",
    "preflight.right_reply": "{account} n'a pas le droit de répondre sur {network} ; vous publierez vous-même",
    "preflight.right_share": "{account} n'a pas le droit de partager sur {network} ; vous publierez vous-même",
    "preflight.price_unmeant": "avec ce lien, cela coûte {price}, sans lui {plain}",
    "preflight.price_link": "avec un lien, cela coûte {price}, sans lien {plain} : mettez le lien dans une réponse",
    "preflight.spend_limit": "coûte {price} et dépasserait le plafond du jour, {limit} ({spent} dépensés)",
    "preflight.twice_pending": "ce texte est déjà dans la boîte d'envoi : `cmdaily outbox list`",
    "preflight.twice": "ce compte a publié le même texte il y a peu : {url}",
    "preflight.twice_before": "ce compte a publié le même texte le {day} : {url}",
    "preflight.embargo": "« {word} » est sous embargo jusqu'au {until}",
    "preflight.private": "ce sont les mots de {ref}, qui n'a pas été écrit pour tout le monde",
    "preflight.placeholder": "remplissez {{{name}}}",
}
