"""Ce que refuse chaque règle de la charte, pourquoi, et ce que veulent dire ses paramètres."""

MESSAGES: dict[str, str | tuple[str, str]] = {
    "charter_rules.family.hashtags": "Hashtags",
    "charter_rules.family.emojis": "Émojis",
    "charter_rules.family.letters": "Lettres",
    "charter_rules.family.pictures": "Images et vidéos",
    "charter_rules.family.links": "Liens",
    "charter_rules.family.style": "Style",
    "charter_rules.family.words": "Mots",
    "charter_rules.family.french": "Typographie française",
    "charter_rules.family.english": "Typographie anglaise",
    "charter_rules.family.inclusive": "Écriture inclusive",
    "charter_rules.family.spelling": "Orthographe",
    "charter_rules.family.disclosure": "Contenus rémunérés",
    "charter_rules.family.claims": "Allégations réglementées",
    "charter_rules.family.personal": "Données personnelles",
    "charter_rules.family.repetition": "Répétitions et comptes",
    "charter_rules.hashtag-case": (
        "Un hashtag de plusieurs mots sans majuscule à chacun : les lecteurs d'écran ne séparent pas "
        "les mots."
    ),
    "charter_rules.hashtag-case.spellings": "les hashtags à écrire exactement ainsi",
    "charter_rules.hashtag-punctuation": (
        "Un hashtag avec une apostrophe, un trait d'union, un point ou un & : les réseaux le coupent "
        "à cet endroit."
    ),
    "charter_rules.hashtag-count": "Trop de hashtags.",
    "charter_rules.hashtag-count.most": "nombre maximal",
    "charter_rules.hashtag-place": "Des hashtags mal placés selon la charte.",
    "charter_rules.hashtag-place.where": "`end` : après le dernier mot ; `not-first` : partout sauf au tout début",
    "charter_rules.emoji-count": "Trop d'émojis. Une famille ou un drapeau compte pour un.",
    "charter_rules.emoji-count.most": "nombre maximal",
    "charter_rules.emoji-run": "Plusieurs fois de suite le même émoji.",
    "charter_rules.emoji-run.most": "nombre maximal de suite",
    "charter_rules.emoji-bullet": "Des émojis comme puces d'une liste.",
    "charter_rules.emoji-word": "Un émoji à la place d'un mot : sans le voir, on perd le mot.",
    "charter_rules.emoji-place": "Des émojis mal placés selon la charte.",
    "charter_rules.emoji-place.where": "`end` : après le dernier mot ; `between-sentences` : jamais au milieu d'une phrase",
    "charter_rules.fancy-letters": "Des lettres qui imitent le gras, l'italique ou l'écriture à la main : ni lecteur d'écran, ni recherche, ni traduction ne les lit.",
    "charter_rules.invisible-characters": "Des caractères sans largeur, de commande ou de sens d'écriture, venus avec un copier-coller.",
    "charter_rules.stacked-marks": "Des lettres surchargées d'accents et de signes.",
    "charter_rules.decoration": "Des étoiles, des filets et des cadres qui ne font que décorer.",
    "charter_rules.ascii-art": "Des dessins faits de caractères.",
    "charter_rules.alt-text": "Une image sans texte alternatif.",
    "charter_rules.alt-text-quality": (
        "Un texte alternatif qui est un nom de fichier, le mot « image », une répétition du texte, ou "
        "trop long à écouter."
    ),
    "charter_rules.alt-text-quality.most": "caractères au plus",
    "charter_rules.alt-text-quality.least": "caractères au moins",
    "charter_rules.video-captions": "Une vidéo sans sous-titres : un fichier .vtt ou .srt du même nom, à côté d'elle.",
    "charter_rules.altered-picture": (
        "Une image retouchée ou générée (`--altered`, ou un fichier qui le dit) sans la mention que "
        "la loi exige."
    ),
    "charter_rules.bare-link": "Un lien avec à peine un mot pour dire où il mène.",
    "charter_rules.bare-link.words": "mots voulus autour d'un lien",
    "charter_rules.link-shortener": "Un lien raccourci, qui cache où il mène.",
    "charter_rules.link-shortener.also": "d'autres hôtes qui raccourcissent les liens",
    "charter_rules.link-shortener.allow": "les raccourcisseurs permis, le vôtre par exemple",
    "charter_rules.utm": "Un lien vers votre site sans ses paramètres de campagne. Corrigé là où `values` donne une valeur à chacun.",
    "charter_rules.utm.required": "les paramètres qui doivent y être",
    "charter_rules.utm.domains": "vos sites ; liste vide : tous les liens",
    "charter_rules.utm.values": "la valeur de chaque paramètre ; `{platform}` et `{account}` sont remplis",
    "charter_rules.dead-link": "Un lien qui ne répond pas. Vérifié sur demande seulement : `cmdaily check --links`.",
    "charter_rules.sentence-length": "Une phrase trop longue pour être lue d'un trait.",
    "charter_rules.sentence-length.words": "mots au plus",
    "charter_rules.capitals": "Un texte ou un groupe de mots en capitales.",
    "charter_rules.capitals.share": "part de capitales qui déclenche la règle, entre 0,1 et 1",
    "charter_rules.capitals.letters": "la règle ignore les textes de moins de lettres",
    "charter_rules.repeated-punctuation": "Plusieurs fois le même signe. « ?! » est permis.",
    "charter_rules.tu-vous": "« tu » et « vous » dans le même texte, ou celui que la charte n'a pas choisi.",
    "charter_rules.tu-vous.use": "`vous`, `tu`, ou `same` : l'un des deux d'un bout à l'autre du texte",
    "charter_rules.abbreviation": "Un sigle que le texte n'explique pas entre parenthèses.",
    "charter_rules.abbreviation.known": "les sigles que vos lecteurs connaissent",
    "charter_rules.banned-words": "Les mots que votre organisation n'emploie pas.",
    "charter_rules.banned-words.words": "les mots ; `synerg*` désigne tous ceux qui commencent ainsi",
    "charter_rules.preferred-words": "Les mots que votre organisation remplace par d'autres.",
    "charter_rules.preferred-words.words": "chaque mot avec celui qui le remplace",
    "charter_rules.brand-words": "Des noms écrits autrement que par leurs propriétaires.",
    "charter_rules.brand-words.words": "les noms, écrits exactement",
    "charter_rules.forbidden-patterns": (
        "Les textes que décrivent vos propres expressions régulières. Un motif trop lent est arrêté "
        "et signalé."
    ),
    "charter_rules.forbidden-patterns.patterns": "les expressions régulières",
    "charter_rules.fr-spaces": "L'espace que le français met avant ; : ! ? et dans « », et ne met pas avant une virgule ou un point.",
    "charter_rules.fr-spaces.space": "`any` : une espace ordinaire suffit ; `no-break` : elle doit être insécable ; `canada` : aucune devant ; ! ? (usage du Canada, retenu quand le fuseau horaire ou la langue du système est canadien)",
    "charter_rules.fr-quotes": "Des guillemets droits ou anglais dans un texte français.",
    "charter_rules.fr-apostrophe": "L'apostrophe droite (') au lieu de la typographique (’).",
    "charter_rules.fr-ligature": "« oe » dans les mots qui prennent « œ ».",
    "charter_rules.fr-accents": "Des capitales sans leurs accents.",
    "charter_rules.fr-ordinals": "2ème, 1ère, XXIème au lieu de 2e, 1re, XXIe.",
    "charter_rules.fr-hours": "Des heures sous une autre forme que celle de la charte.",
    "charter_rules.fr-hours.form": "`joined` : 18h30 ; `spaced` : 18 h 30 ; `any` : les deux, mais ni 18H30 ni 18hrs",
    "charter_rules.fr-days": "Des jours et des mois avec une majuscule.",
    "charter_rules.en-spaces": "Une espace avant ! ? : ; ou une virgule dans un texte anglais.",
    "charter_rules.en-quotes": "Des guillemets français dans un texte anglais.",
    "charter_rules.inclusive-writing": (
        "Des formes inclusives là où la charte les interdit, ou des masculins génériques là où elle "
        "les exige. Avec `allowed`, la règle ne signale rien."
    ),
    "charter_rules.inclusive-writing.use": "`allowed` (permise), `forbidden` (interdite) ou `required` (exigée)",
    "charter_rules.inclusive-writing.form": "le signe des formes abrégées là où elles sont exigées",
    "charter_rules.inclusive-writing.accept": "les mots masculins permis malgré tout",
    "charter_rules.spelling": (
        "Les mots absents du dictionnaire. Demande l'extra `spelling` et le dictionnaire de la langue "
        "; signale leur absence."
    ),
    "charter_rules.spelling.known": "vos propres mots",
    "charter_rules.spelling.most": "nombre maximal affiché",
    "charter_rules.sponsored-disclosure": "Un contenu rémunéré (`--sponsored`) sans mention suffisante.",
    "charter_rules.sponsored-disclosure.also": "d'autres mentions que vos juristes acceptent",
    "charter_rules.disclosure-weak": "Des hashtags qui laissent entendre une rémunération sans suffire (#sp, #collab).",
    "charter_rules.disclosure-place": "Une mention cachée après « Voir plus » ou parmi les hashtags.",
    "charter_rules.disclosure-place.fold": "nombre de caractères visibles avant « Voir plus »",
    "charter_rules.disclosure-place.heap": "nombre de hashtags de suite qui cachent une mention",
    "charter_rules.regulated-claims": (
        "Des allégations de santé ou d'argent encadrées par la loi. Là où `approval` nomme cette "
        "règle, l'envoi attend une validation."
    ),
    "charter_rules.regulated-claims.also": "d'autres allégations à faire valider",
    "charter_rules.regulated-claims.accept": "les allégations validées une fois pour toutes",
    "charter_rules.personal-email": "L'adresse électronique d'une personne. La boîte d'un service (contact@, presse@) est permise.",
    "charter_rules.personal-email.allow": "les adresses, ou des domaines entiers comme `@acme.example`, qui peuvent être publiés",
    "charter_rules.personal-phone": (
        "Les numéros de téléphone de France, de ses voisins et d'Amérique du Nord. Une ligne fixe ne "
        "donne qu'un avertissement, sauf dans une réponse."
    ),
    "charter_rules.personal-phone.allow": "vos propres numéros",
    "charter_rules.personal-iban": "Les numéros de compte bancaire (IBAN) valides.",
    "charter_rules.personal-iban.allow": "les comptes qui peuvent être publiés, celui des dons par exemple",
    "charter_rules.personal-social-security": "Les numéros de sécurité sociale valides.",
    "charter_rules.messages-a-day": "Plus de messages à une personne en un jour que la charte n'en permet.",
    "charter_rules.messages-a-day.most": "nombre maximal par personne et par jour ; 0 pour aucune limite",
    "charter_rules.same-text": (
        "Le même texte, ou presque, sur le même compte à quelques jours d'écart. Une réponse peut "
        "répéter un texte."
    ),
    "charter_rules.same-text.days": "nombre de jours sans répéter un texte",
    "charter_rules.same-text.share": "part de mots communs qui fait de deux textes le même, entre 0,5 et 1",
    "charter_rules.wrong-account": "Des mots que la charte réserve à un autre compte.",
}
