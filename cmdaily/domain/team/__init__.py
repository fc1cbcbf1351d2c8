"""Teams: members, claims, duty."""
