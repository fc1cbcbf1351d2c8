"""What is wrong with a file to import."""

MESSAGES = {
    "exchange.not_one": "this is neither an export nor a backup of cmdaily",
    "exchange.version": "this export is of form {found}; this cmdaily knows form {known}",
    "exchange.no_list": "'{name}' is not a list",
    "exchange.row": "row {number} of '{list}' is wrong at '{field}'",
    "exchange.directory": "this is a directory, not a file",
    "exchange.missing": "there is no such file",
    "exchange.large": "the file is larger than {most} MB",
    "exchange.json": "this is not JSON from here on",
}
