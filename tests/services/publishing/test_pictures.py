"""What is said of pictures before they are sent, by network."""

from __future__ import annotations

from pathlib import Path

import pytest

from cmdaily.domain.publishing.outgoing import Picture
from cmdaily.platforms import registry
from cmdaily.services.publishing.pictures import read_pictures

IMAGE = pytest.importorskip("PIL.Image", reason="Pillow is not installed")


@pytest.mark.parametrize(
    ("network", "still"),
    [
        ("x", False),
        ("mastodon", False),
        ("wordpress", False),
        ("linkedin", False),
        ("bluesky", True),
        ("facebook", True),
    ],
)
def test_a_picture_that_moves_is_said_to_stand_still_where_it_does(
    network: str, still: bool, tmp_path: Path
) -> None:
    path = tmp_path / "wave.gif"
    IMAGE.new("L", (8, 8)).save(path, save_all=True, append_images=[IMAGE.new("L", (8, 8), 255)])
    about = registry.about(network)
    read = read_pictures([Picture(str(path), "A wave")], about.limits, about)
    assert (read.refused, read.animated) == ((), ("wave.gif",) if still else ())


@pytest.mark.parametrize("network", ["x", "bluesky", "mastodon", "linkedin", "facebook", "wordpress"])
def test_a_picture_that_is_too_large_is_made_to_fit_and_said(network: str, tmp_path: Path) -> None:
    path = tmp_path / "noise.webp"
    IMAGE.effect_noise((1800, 1500), 120).convert("RGB").save(path, "WEBP", quality=100, method=0)
    about = registry.about(network)
    read = read_pictures([Picture(str(path), "Noise")], about.limits, about)
    assert read.refused == ()
    fits = "image/webp" in about.limits.picture_types
    fits = fits and (not about.limits.picture_bytes or path.stat().st_size <= about.limits.picture_bytes)
    said = [key for key, _ in read.notices]
    assert said == ([] if fits else said[:1])
    assert {"preflight.resized", "preflight.converted"} >= set(said)


@pytest.mark.parametrize(
    ("size", "said"),
    [
        ((3000, 4000), ["preflight.ratio_narrow"]),
        ((1080, 1920), ["preflight.ratio_narrow"]),
        ((1080, 1350), []),
        ((1080, 1080), []),
        ((1080, 566), []),
        ((2000, 1000), ["preflight.ratio_wide"]),
        ((4000, 1000), ["preflight.ratio_wide"]),
    ],
)
def test_a_picture_that_instagram_would_refuse_for_its_shape_is_said(
    size: tuple[int, int], said: list[str], tmp_path: Path
) -> None:
    path = tmp_path / "shape.jpg"
    IMAGE.new("L", size).save(path)
    about = registry.about("instagram")
    read = read_pictures([Picture(str(path), "A shape")], about.limits, about, "site")
    assert [key for key, _ in read.notices if "ratio" in key] == said


def test_another_type_of_the_same_size_is_not_called_smaller(tmp_path: Path) -> None:
    path = tmp_path / "red.webp"
    IMAGE.new("RGB", (40, 30), "red").save(path)
    about = registry.about("linkedin")
    read = read_pictures([Picture(str(path), "Red")], about.limits, about)
    [(key, values)] = read.notices
    assert (key, dict(values)["kind"]) == ("preflight.converted", "JPEG")
