"""Teams: several people on one shared store."""
