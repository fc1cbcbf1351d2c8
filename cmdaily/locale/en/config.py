"""What `config` says."""

MESSAGES = {
    "config.fine": "{path} and all routines are valid.",
    "config.section": "set in the file",
    "config.none": "There is no {path}: the default settings apply. All routines are valid.",
}
