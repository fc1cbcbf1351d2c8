"""Tables of the days: changes of plan."""
