"""People outside: who answers, shares and writes, as one person across networks."""
