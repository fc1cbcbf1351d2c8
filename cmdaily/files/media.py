"""Media metadata: a file's kind, its captions, whether a machine made it."""

from __future__ import annotations

import os

from cmdaily.domain.charter.model import Media

VIDEOS = (".mp4", ".mov", ".webm", ".m4v")
CAPTIONS = (".vtt", ".srt")
LARGEST = 64 * 1024 * 1024
"""No more than this is read of any file, in bytes."""

_GENERATED = (b"trainedAlgorithmicMedia", b"compositeWithTrainedAlgorithmicMedia")
"""IPTC's DigitalSourceType, which generators write into XMP and C2PA records (iptc.org, "Digital Source Type")."""


def media_of(path: str, alt: str | None = None, altered: str = "") -> Media:
    """A picture or video with what its file and the captions beside it tell; a file that is not there tells nothing.

    `altered` is what a person says (`retouched`, `generated`); a picture that says it was generated is believed.
    """
    name = path.replace("\\", "/").rpartition("/")[2]
    if path.lower().endswith(VIDEOS):
        stem = os.path.splitext(path)[0]
        captions = any(os.path.exists(stem + suffix) for suffix in CAPTIONS)
        return Media(name, alt, "video", captions, altered)
    return Media(name, alt, "picture", altered=altered or _says_of_itself(path))


def _says_of_itself(path: str) -> str:
    try:
        if not os.path.isfile(path):
            return ""
        with open(path, "rb") as file:
            content = file.read(LARGEST)
    except (OSError, ValueError):
        return ""
    return "generated" if any(mark in content for mark in _GENERATED) else ""
