"""Embeds: what a page's network gives to show it elsewhere (oEmbed), cleaned."""
