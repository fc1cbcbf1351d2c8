"""Ce qu'écrit `routine new`."""

_ROUTINE = """\
# Une routine à vous. Enregistrez, puis regardez-la avec : cmdaily routine show {name}
# Tout ce qui suit un # est une remarque. docs/routines.fr.md explique chaque clé.
routine: {name}
title: Ma routine
description: À quoi elle sert, en une phrase.

# Quand ses actions sont à faire, sauf si elles disent autre chose :
#   day (tous les jours) · weekday (du lundi au vendredi) · monday, thursday (le lundi et le jeudi)
#   2 weeks on friday (un vendredi sur deux) · 3 days (tous les trois jours)
#   month on first monday (le premier lundi du mois) · month on day 15 (le 15 du mois)
#   month on last working day (le dernier jour ouvré du mois) · quarter (chaque trimestre)
#   year on 11-30 (chaque 30 novembre)
every: weekday

# Les minutes à y consacrer dans une journée. Ce qui dépasse est signalé.
minutes: 30

sections:
  - title: Première section
    # platform: mastodon            # le réseau de ces actions
    actions:
      - id: premiere-action         # pour toujours : le titre peut changer, l'identifiant jamais
        title: Lire ce qui s'est dit de nous depuis hier
        times: all                  # un nombre de fois, ou all : toutes
        minutes: 5
        essential: true             # à faire même un mauvais jour

      - id: deuxieme-action
        title: Répondre à 3 personnes
        times: 3
        minutes: 10
        # counts: reply             # une réponse envoyée avec cmdaily la coche
        # open: https://example.org # ce qu'ouvre « cmdaily open »
        # note: Une remarque affichée avec l'action.

  - title: De temps en temps
    actions:
      - id: troisieme-action
        title: Mettre de l'ordre dans la liste d'idées
        every: friday               # chaque vendredi
        minutes: 10
        carry: true                 # manquée le vendredi, elle reste à faire jusqu'à ce qu'elle soit faite

      # D'autres possibilités :
      # - id: quatrieme-action
      #   title: Écrire deux fois par semaine, les jours de mon choix
      #   times: 2
      #   per: week
      # - id: cinquieme-action
      #   title: Regarder à neuf heures et à seize heures
      #   at: ["09:00", "16:00"]
      # - id: sixieme-action
      #   title: Rappeler trois jours après la dernière fois
      #   after: 3 days
"""

MESSAGES: dict[str, str | tuple[str, str]] = {
    "starter.bad_name": (
        "« {name} » n'est pas un nom valide ; {most} lettres a-z, chiffres, - ou _, lettre au début"
    ),
    "starter.routine": _ROUTINE,
    "starter.config": (
        "# Réglages de cmdaily. Ôtez le # d'une ligne pour qu'elle compte ; `cmdaily config check` vérifie le tout.\n"
        '# language: fr\n# timezone: Europe/Paris\n# day_starts_at: "04:00"\n# holidays: FR\n# minutes: 60\n'
    ),
    "starter.setup": (
        "# Réglages de cmdaily, écrits par `cmdaily setup`. `cmdaily config check` les vérifie.\n"
        "# language : en ou fr. minutes : la limite d’une journée. first : ce que `cmdaily` seul affiche (today, inbox, desk).\n"
        "# inbox, hours : quand on répond aux messages ; les délais se comptent dans ces heures.\n"
        '# Et aussi, sans le # pour le régler : timezone: Europe/Paris, day_starts_at: "04:00", holidays: FR\n'
    ),
}
