"""What `config` says."""

MESSAGES = {
    "config.set": "{name} is set in {path}.",
    "config.removed": "{name} is removed from {path}.",
    "config.kept": "{path} is valid.",
    "config.value": "what {name} is to be set to is missing",
    "config.value_remedy": "Give a value, `cmdaily config set language fr`, or `--remove` alone.",
    "config.not_set": "{name} is not set",
    "config.not_set_remedy": "Show what is: `cmdaily config show`",
    "config.no_key": "“{name}” is not a setting; choose one of: {known}",
    "config.no_key_near": "“{name}” is not a setting; did you mean “{near}”?",
    "config.editor_remedy": "Find the file in {path}; set EDITOR to use another editor.",
    "config.fine": "{path} and all routines are valid.",
    "config.none": "There is no {path}: the default settings apply. All routines are valid.",
}
