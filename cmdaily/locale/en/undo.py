"""What `undo` says."""

MESSAGES = {
    "undo.tick": "Undone: {title} (+{by}, {day})",
    "undo.time": "Undone: time spent on {title} ({day})",
    "undo.skip": "Undone: the skip of {title} ({day})",
    "undo.add": "Undone: the one-off {title} ({day})",
    "undo.move": "Undone: {title} is due on {day} again, as before",
    "undo.note": "Undone: the note “{title}” ({day})",
    "undo.edit": "Undone: the correction of {title} ({day})",
    "undo.stays": "The post itself stays online: {url}",
    "undo.figures": (
        "The figure that was logged stays; this takes it back: `cmdaily metric log {metric} -`",
        "The {n} figures that were logged stay; this takes one back: `cmdaily metric log {metric} -`",
    ),
    "undo.import": (
        "Undone: the import of {n} entry.",
        "Undone: the import of {n} entries.",
    ),
}
