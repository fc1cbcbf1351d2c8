"""Commands in any order, and the judge of what came of them."""
