"""Where secrets come from."""

MESSAGES = {
    "secret.none": "there is no secret for the account {account}",
    "secret.none_remedy": "Set {variable}, or sign in: cmdaily account add {account}",
    "secret.command": "the secret command '{command}' failed ({reason})",
    "secret.command_remedy": "Run it by hand to see why; it is `secret_command` in the configuration.",
    "secret.refresh_remedy": "The sign-in could not be renewed; try again, or sign in anew: cmdaily account add",
    "secret.unsafe": "the secret in {path} is not used: others may write to {place}",
    "secret.unsafe_remedy": "Close it (chmod go-w {place}, or chown it to yourself), look whether it is still yours, and try again.",
    "secret.command_unsafe": "secret_command in {path} is not run: others may write to {place}",
}
