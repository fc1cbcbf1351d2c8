"""What `routine new` writes."""

_ROUTINE = """\
# A routine of your own. Save, then look at it with: cmdaily routine show {name}
# Everything after a # is a remark. docs/routines.md explains every key.
routine: {name}
title: My routine
description: What it is for, in a sentence.

# When its actions are due, unless they say otherwise themselves:
#   day · weekday · monday, thursday · 2 weeks on friday · 3 days · month on first monday
#   month on day 15 · month on last working day · quarter · year on 11-30
every: weekday

# The minutes you want to give it in a day. What goes beyond is shown as such.
minutes: 30

sections:
  - title: First section
    # platform: mastodon            # the network these actions belong to
    actions:
      - id: first-action            # for good: you may change the title, never the id
        title: Read what was said about us since yesterday
        times: all                  # a number of times, or all of them
        minutes: 5
        essential: true             # to be done even on a bad day

      - id: second-action
        title: Answer 3 people
        times: 3
        minutes: 10
        # counts: reply             # a reply sent with cmdaily ticks it
        # open: https://example.org # what `cmdaily open` opens
        # note: A remark that is shown with the action.

  - title: Once in a while
    actions:
      - id: third-action
        title: Tidy the list of ideas
        every: friday
        minutes: 10
        carry: true                 # missed on Friday, it stays due until it is done

      # More of what can be said:
      # - id: fourth-action
      #   title: Write twice a week, on days of my choice
      #   times: 2
      #   per: week
      # - id: fifth-action
      #   title: Look at nine and at four
      #   at: ["09:00", "16:00"]
      # - id: sixth-action
      #   title: Call back three days after the last time
      #   after: 3 days
"""

MESSAGES: dict[str, str | tuple[str, str]] = {
    "starter.bad_name": (
        "“{name}” is not a valid name; use up to {most} letters a-z, digits, - or _, a letter first"
    ),
    "starter.routine": _ROUTINE,
    "starter.config": (
        "# Settings of cmdaily. Take away the # of a line to set it; `cmdaily config check` looks it over.\n"
        '# language: en\n# timezone: Europe/Paris\n# day_starts_at: "04:00"\n# holidays: FR\n# minutes: 60\n'
    ),
    "starter.setup": (
        "# Settings of cmdaily, written by `cmdaily setup`. `cmdaily config check` looks them over.\n"
        "# language: en or fr. minutes: the limit of a day. first: what `cmdaily` alone shows (today, inbox, desk).\n"
        "# inbox, hours: when messages are answered; waiting times count in them.\n"
        '# More, without the # to set it: timezone: Europe/Paris, day_starts_at: "04:00", holidays: FR\n'
    ),
}
