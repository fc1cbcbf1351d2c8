"""Versions of the Graph API, which Facebook, Instagram and WhatsApp share.

v26.0 came on 29 July 2026. Meta has not said yet when it ends, so the newest here is the one whose end is known.
"""

from __future__ import annotations

from cmdaily.domain.accounts.network import Version

GRAPH = (
    Version("v23.0", "2027-10-08"),
    Version("v24.0", "2028-02-18"),
    Version("v25.0", "2028-07-29"),
)
