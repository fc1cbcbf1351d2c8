"""Ce que dit `find`."""

MESSAGES = {
    "find.nothing": "Rien ne contient tous ces mots.",
    "find.more": ("{n} de plus : `--all` l'affiche.", "{n} de plus : `--all` les affiche."),
    "find.what": "il manque les mots à chercher",
    "find.what_remedy": "Donnez-en un ou plusieurs : `cmdaily find imprimeur`",
    "find.kind": "la recherche ne connaît pas « {kind} » ; choisissez parmi : {known}",
    "find.action": "action",
    "find.entry": "faite",
    "find.note": "note",
    "find.post": "publication",
    "find.message": "message",
    "find.article": "article",
    "find.person": "personne",
    "find.mention": "mention",
}
