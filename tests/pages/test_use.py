"""Every chapter used in every way, one after the other in a process of its own: what it has loaded, and what it then remembers.

What is remembered keeps no more memory alive than it shows: see tests/pages/shared/test_weight.py.
"""

import json
import subprocess
import sys

import pytest

from tests.opening import ROOT

USED = """
import json
from pages.shared.frame import shell
from tests import use
shell._import_heavy_things = lambda: None
print(json.dumps(use.every_chapter()))
"""


@pytest.fixture(scope="module")
def found() -> dict:
    ran = subprocess.run([sys.executable, "-c", USED], cwd=ROOT, capture_output=True, text=True)
    assert ran.returncode == 0, ran.stderr[-2000:]
    return json.loads(ran.stdout)


def test_nothing_goes_wrong_on_any_page(found):
    assert found["wrong"] == []


def test_no_page_loads_a_table_library_whatever_is_opened_on_it(found):
    assert found["tables"] > 10 and found["libraries"] == []


def test_whatever_pages_have_remembered_after_every_kind_of_use_keeps_alive_what_it_shows(found):
    assert {"trace_of", "written", "run", "timeline", "corpus_index", "arrays"} <= set(found["weighed"])
    assert found["heavy"] == {}
