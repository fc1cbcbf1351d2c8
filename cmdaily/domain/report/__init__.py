"""The report of a span of days: its spans, its record, and what stands out in it."""
