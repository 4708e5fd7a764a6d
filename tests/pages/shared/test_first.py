"""A chapter's first picture is shipped as Plotly drew it, of the very film that the chapter opens with, and asked for at once."""

import re
from xml.etree import ElementTree

import pytest

from pages.shared.frame import first
from pages.shared.frame.unconnected import FETCHED, RUN, early
from tests import opening

MAKE = "python tests/bench/first_pictures.py"


@pytest.mark.parametrize("slug", first.DRAWN)
def test_the_pictures_that_ship_are_of_the_films_that_a_chapter_opens_with(slug):
    stamps = {data["stamp"] for data in opening.sent(opening.opened(slug)) if "figure" in data}
    shipped = {one for one in first.found() if one.slug == slug}
    assert stamps and shipped == {first.First(slug, size, theme, stamp) for stamp in stamps for size in first.SIZES for theme in first.THEMES}, MAKE


def test_each_is_a_drawing_that_runs_nothing_and_asks_for_nothing():
    assert {one.slug for one in first.found()} == set(first.DRAWN)
    for one in first.found():
        root = ElementTree.parse(first.FOLDER / one.name).getroot()
        assert root.tag.endswith("}svg") and "width" not in root.attrib and len(root.attrib["viewBox"].split()) == 4
        for element in root.iter():
            assert not element.tag.endswith("}script")
            for name, value in element.attrib.items():
                assert not name.startswith("on")
                assert not name.endswith("href") or value.startswith("data:image/"), (one.name, value)
                assert all(inside.startswith("#") for inside in re.findall(r"url\(['\"]?([^'\")]*)", value)), (one.name, value)


@pytest.mark.parametrize("slug", first.DRAWN)
def test_a_cold_link_asks_for_its_picture_before_plotly_is_run(slug):
    asks = early(f"/nudge/{slug}", b"")
    assert asks.endswith(FETCHED) and RUN not in asks and asks.count('rel="preload"') == len([one for one in first.found() if one.slug == slug])
    assert early(f"/{slug}", b"step=2") == RUN


def test_where_no_picture_is_shipped_plotly_is_run_at_once_unless_the_page_opens_on_a_text():
    assert early("/layers", b"step=1") == early("/memory", b"step=4") == RUN
    assert {early(path, b"") for path in ("/", "/nudge/", *(f"/{slug}" for slug in first.TEXTS))} == {""}


def test_the_browser_takes_the_same_windows_for_large_wide_and_phone():
    script = (first.FOLDER.parents[1] / "pages/shared/films/first_picture.js").read_text(encoding="utf-8")
    assert re.findall(r'(\w+): matchMedia\("([^"]+)"\)', script) == [(size, media.partition(" and ")[0]) for size, media in first.MEDIA.items()]
