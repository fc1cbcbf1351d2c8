"""What is wrong with a file to import."""

MESSAGES = {
    "exchange.version": "this export is of form {found}; this cmdaily knows form {known}",
    "exchange.no_list": "'{name}' is not a list",
    "exchange.row": "row {number} of '{list}' is wrong at '{field}'",
    "exchange.day": "row {number} of '{list}' is wrong at '{field}': '{day}' is not a day from {first} to {last}",
    "exchange.directory": "this is a directory, not a file",
    "exchange.missing": "there is no such file",
    "exchange.large": "the file is larger than {most} MB",
    "exchange.json": "this is not JSON from here on",
    "exchange.not_one": "this is no export of cmdaily",
    "exchange.is_backup": "this is a backup, which is restored and not imported: cmdaily data restore FILE",
    "exchange.no_backup": "this is no backup of cmdaily",
    "exchange.the_store": "this is the store itself, not a backup of it",
}
