"""Commands that write up what was done: the report, and the assessment of oneself."""
