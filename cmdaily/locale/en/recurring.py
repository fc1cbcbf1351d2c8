"""What is said of recurring posts."""

MESSAGES = {
    "recurring.missed": "The post '{name}' of {day} {time} was missed: nothing ran then, and it is not sent late.",
    "recurring.failed": "the post '{name}' of {day} {time} was not sent: {why}",
    "recurring.plan": "post to {to}: {what}",
}
