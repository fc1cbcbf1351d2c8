"""What is said of recurring posts."""

MESSAGES = {
    "recurring.missed": (
        "The post “{name}” of {day} {time} was missed: cmdaily was not running. Post it yourself if "
        "still useful."
    ),
    "recurring.failed": "the post “{name}” of {day} {time} was not sent: {why}",
    "recurring.plan": "post to {to}: {what}",
}
