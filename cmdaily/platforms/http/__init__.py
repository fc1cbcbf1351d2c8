"""What the adapters share: the bounded HTTP session, responses, URLs, OAuth, media, HTML as text."""
