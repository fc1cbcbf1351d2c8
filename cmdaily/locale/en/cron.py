"""What `cron` says."""

MESSAGES: dict[str, str | tuple[str, str]] = {
    "cron.installed_cron": "Added to your crontab:",
    "cron.installed_systemd": "Units created:",
    "cron.removed_cron": "cmdaily was removed from your crontab.",
    "cron.removed_systemd": "The systemd units of cmdaily were removed.",
    "cron.nothing_cron": "cmdaily is not in your crontab.",
    "cron.nothing_systemd": "cmdaily has no systemd unit.",
    "cron.absent_cron": "cmdaily is not in your crontab. `cmdaily cron install` would write:",
    "cron.absent_systemd": "cmdaily has no systemd unit. `cmdaily cron install --systemd` would write:",
    "cron.present_cron": "Your crontab runs cmdaily:",
    "cron.present_systemd": "These units run cmdaily:",
    "cron.outdated_cron": "Your crontab runs cmdaily, but this line is out of date. Update it: `cmdaily cron install`",
    "cron.outdated_systemd": "The units of cmdaily are out of date. Update them: `cmdaily cron install --systemd`",
    "cron.not_here": "There is no cron on this computer. Use systemd: `cmdaily cron install --systemd`",
    "cron.not_installed": "there is no cron on this computer",
    "cron.not_installed_remedy": (
        "Install cron (`apt install cron`), or use `cmdaily cron install --systemd` or `cmdaily run`."
    ),
    "cron.refused": "`crontab` refused: {reason}",
    "cron.refused_remedy": "Ask the administrator for access to cron, or use systemd: `cmdaily cron install --systemd`",
    "cron.broken": "line {line} of your crontab opens the lines of cmdaily, and no line closes them",
    "cron.broken_remedy": "Remove the lines of cmdaily by hand (`crontab -e`), then install again.",
    "cron.control": "{name} contains a character that a crontab cannot hold, such as a line break",
    "cron.long": "the line would have {n} characters; cron takes fewer than 1,000",
    "cron.long_remedy": "Use shorter paths, or `cmdaily cron install --systemd`.",
    "cron.invalid": "cron cannot read this line: {line}",
    "cron.every": "{given} minutes is not a possible interval; choose one of: {known}",
    "cron.foreign_unit": "{path} was not created by cmdaily and was left unchanged",
    "cron.start_timer": "The systemd timer was not started. Start it: `systemctl --user enable --now {unit}`",
    "cron.not_running": "The systemd timer does not seem to run. Start it: `systemctl --user enable --now {unit}`",
    "cron.stop_timer": "The systemd timer was not stopped. Stop it: `systemctl --user stop {unit}`",
    "cron.systemd_said": "Answer of systemd: {reason}",
    "cron.linger": "It runs while you are signed in. To keep it running: `loginctl enable-linger`",
    "cron.secrets": (
        (
            "{n} password or token of this terminal is not available to cron: store it in the keyring, or "
            "set secret_command."
        ),
        (
            "{n} passwords or tokens of this terminal are not available to cron: store them in the "
            "keyring, or set secret_command."
        ),
    ),
}
