"""Plotly as Streamlit carries it: films draw with it, so that a later Streamlit that hides it is to be noticed here."""

import struct

import pytest

from pages.shared.browser import plotly
from tests.served.conftest import settle

VERSION = "4.2.0"
USED = ["newPlot", "react", "update", "restyle", "relayout", "purge", "toImage"]


def test_streamlits_own_file_of_plotly_defines_the_global_that_the_films_draw_with(server, visit):
    assert plotly.ADDRESS
    page = visit(f"{server}/about")
    page.evaluate("address => import(new URL(address, document.baseURI))", plotly.ADDRESS)
    kinds = page.evaluate("names => [Plotly.version, ...names.map(name => typeof Plotly[name])]", USED)
    assert kinds == [VERSION, *["function"] * len(USED)]


@pytest.mark.parametrize("link", ["meaning", "layers", "fill_in_the_blank?step=4"])
def test_a_picture_is_saved_as_a_file_as_large_as_it_stands(link, server, visit, tmp_path):
    page = visit(f"{server}/{link}")
    page.locator(".picture .main-svg").first.wait_for()
    settle(page)
    page.locator(".sheet").first.hover()
    with page.expect_download() as told:
        page.get_by_role("button", name="Save this picture").first.click()
    told.value.save_as(tmp_path / "saved.png")
    wide, high = struct.unpack(">II", (tmp_path / "saved.png").read_bytes()[16:24])  # as a PNG's first block says
    box = page.locator(".sheet").first.bounding_box()
    assert wide == pytest.approx(2 * box["width"], abs=2) and high > 2 * box["height"]
