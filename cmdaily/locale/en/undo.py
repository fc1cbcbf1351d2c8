"""What `undo` says."""

MESSAGES = {
    "undo.tick": "Taken back: {title} (+{by}, {day})",
    "undo.time": "Taken back: time spent on {title} ({day})",
    "undo.skip": "Taken back: the skip of {title} ({day})",
    "undo.stays": "The post itself stays where it is: {url}",
    "undo.import": ("Taken back: the import of {n} entry.", "Taken back: the import of {n} entries."),
}
