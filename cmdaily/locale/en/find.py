"""What `find` says."""

MESSAGES = {
    "find.nothing": "Nothing holds all these words.",
    "find.more": ("{n} more: `--all` shows it.", "{n} more: `--all` shows them."),
    "find.what": "the words to look for are missing",
    "find.what_remedy": "Give one or several: `cmdaily find printer`",
    "find.kind": "“{kind}” is not searched; choose one of: {known}",
    "find.action": "action",
    "find.entry": "done",
    "find.note": "note",
    "find.post": "post",
    "find.message": "message",
    "find.article": "article",
    "find.person": "person",
    "find.mention": "mention",
}
