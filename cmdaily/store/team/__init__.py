"""Tables of a team: members, claims, duty, what each did."""
