"""Ce que disent les rappels, et ce qu'on en dit."""

MESSAGES = {
    "reminder.title": "{title}",
    "reminder.open": ("{n} action à faire, {time}", "{n} actions à faire, {time}"),
    "reminder.finished": "Tout est fait pour aujourd'hui.",
    "reminder.free": "Rien n'est prévu aujourd'hui.",
    "reminder.more": "… et {n} de plus",
    "reminder.sent": "Rappel de {time} ({what}) envoyé vers {to}",
    "reminder.failed": "le rappel de {time} ({what}) n'a pas pu partir vers {to} : {why}",
    "reminder.missed": "Le rappel du {day} à {time} ({what}) a été manqué : rien ne tournait alors, et il est trop tard maintenant.",
    "reminder.interrupted": "Le rappel du {day} à {time} ({what}) vers {to} a été interrompu : il n'est peut-être pas arrivé, et n'est pas envoyé deux fois.",
    "reminder.why_address": "l'adresse n'est pas comprise",
    "reminder.why_failed": "il n'a pas été accepté",
    "reminder.why_status": "réponse {status}",
    "reminder.why_connection": "pas de connexion",
    "reminder.why_no_desktop": "il n'y a pas de bureau où l'afficher",
    "reminder.plan_always": "rappel ({what}) vers {to}",
    "reminder.plan_open": "rappel ({what}) vers {to}, s'il reste quelque chose à faire",
    "reminder.plan_essential-open": "rappel ({what}) vers {to}, s'il reste une action essentielle",
    "reminder.say_summary": "résumé du jour",
    "reminder.say_next": "prochaine action",
    "reminder.say_essential": "actions essentielles",
}
