"""Plotly as Streamlit carries it: films draw with it, so that a later Streamlit that hides it is to be noticed here."""

from pages.shared.browser import plotly

VERSION = "4.2.0"


def test_streamlits_own_file_of_plotly_defines_the_global_that_the_films_draw_with(server, visit):
    assert plotly.ADDRESS
    page = visit(f"{server}/about")
    page.evaluate("address => import(new URL(address, document.baseURI))", plotly.ADDRESS)
    assert page.evaluate("[Plotly.version, ...['newPlot', 'react', 'update', 'restyle', 'relayout', 'purge'].map(name => typeof Plotly[name])]") == [
        VERSION, *["function"] * 6,
    ]

