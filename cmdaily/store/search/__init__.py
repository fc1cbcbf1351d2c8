"""Tables as a search reads them."""
