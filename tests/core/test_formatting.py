"""Shares and signed numbers, as every page writes them."""

import re
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from core.figures import fill_in_the_blank, parameters
from core.formatting import percent
from tests.opening import tables

ROOT = Path(__file__).resolve().parents[2]
PAGES = ROOT / "pages"
SHARES = sorted([*(place / 4001 for place in range(4002)), 1e-9, 0.0004, 0.00099, 0.09951, 0.99951, 1 - 1e-9, 1.4])


@pytest.mark.parametrize(("share", "written"), [
    (0, "0 %"), (0.00002, "< 0.1 %"), (0.0451, "4.5 %"), (0.624, "62 %"), (0.997, "99.7 %"), (0.99999, "> 99.9 %"), (1.0, "100 %"), (1.4, "140 %")])
def test_a_share_is_written_as_fine_as_makes_sense(share, written):
    assert percent(share).replace("\u00a0", " ") == written


def test_nothing_and_all_are_said_of_nothing_and_all_alone_and_a_larger_share_is_never_written_smaller():
    for share in SHARES:
        assert (float(percent(share).strip("<>\u00a0%")) in (0, 100)) == (share in (0, 1)), share
    numbers = [float(re.sub(r"[^\d.]", "", percent(share))) for share in SHARES]
    assert numbers == sorted(numbers)


def test_the_pages_have_one_way_to_write_a_share():
    files = [*(ROOT / "core").rglob("*.py"), *PAGES.rglob("*.py"), *PAGES.rglob("*.js")]
    assert {path.name for path in files if re.search(r"(def|function|const) percent\b", path.read_text())} == {"formatting.py", "elements.js"}


def test_the_pages_have_one_way_to_write_a_minus():
    files = [*(ROOT / "core").rglob("*.py"), *PAGES.rglob("*.py"), *PAGES.rglob("*.js")]
    assert {path.name for path in files if re.search(r"replace\(.-., .−|f\"[^\"]*:\+\.\d", path.read_text())} == {"formatting.py"}


def test_no_drawing_writes_a_share_in_a_way_of_its_own():
    drawings = [*(ROOT / "core" / "figures").glob("*.py"), *PAGES.rglob("*.js")]
    own = {path.name for path in drawings if re.search(r"\.\d%|\} %`", path.read_text())} - {"elements.js"}
    assert own == set()


@pytest.mark.parametrize("figure", [
    parameters.bench(["a"], [0.9997], [0.2], "other"),
    fill_in_the_blank.guess_bars([("a", 0.9997)])])
def test_a_bar_says_what_prose_says_and_so_do_the_ticks(figure):
    axes = [axis for axis in (figure.layout.xaxis, figure.layout.yaxis) if axis.ticktext and "%" in axis.ticktext[0]]
    assert percent(0.9997) in [text for trace in figure.data for text in trace.text]
    assert [axis.ticktext[-1] for axis in axes] == [percent(1)]


def test_the_numbers_of_a_figure_stand_in_a_table_once_it_is_opened():
    def page():
        from pages.shared.widgets.figure_block import numbers

        numbers({"chance": ["> 99.9 %", "12 %"], "copies": [300, 1]}, key="some")

    test = AppTest.from_function(page)
    assert not tables(test.run())
    test.session_state["some.numbers"] = True
    assert tables(test.run()) == [{"chance": ["> 99.9 %", "12 %"], "copies": ["300", "1"]}]
