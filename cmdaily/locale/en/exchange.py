"""What is wrong with a file to import."""

MESSAGES = {
    "exchange.version": "this export has format {found}; this cmdaily reads format {known}",
    "exchange.no_list": "“{name}” is not a list",
    "exchange.row": "row {number} of “{list}” is wrong at “{field}”",
    "exchange.day": "row {number} of “{list}” is wrong at “{field}”: “{day}” is not a day from {first} to {last}",
    "exchange.directory": "this is a directory, not a file",
    "exchange.missing": "there is no such file",
    "exchange.large": "the file is larger than {most} MB",
    "exchange.json": "invalid JSON from here",
    "exchange.not_one": "this is not an export of cmdaily",
    "exchange.is_backup": "this is a backup: restore it with `cmdaily data restore FILE`",
    "exchange.no_backup": "this is not a backup of cmdaily",
    "exchange.the_store": "this is the database itself, not a backup of it",
}
