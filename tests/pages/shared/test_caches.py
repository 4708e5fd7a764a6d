"""What is read behind the scenes, a process that ends meanwhile, weights that are there but once, and tables that are
read in one place.
"""

import ast
import json
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from pages.shared.loading import caches
from pages.shared.loading.weights import checkpoint, read_weight, read_weights, weights_of
from tests import code

ROOT = Path(__file__).resolve().parents[3]
ENDS_MEANWHILE = """
import threading, time
from pages.shared.frame import shell
from pages.shared.loading import background, caches

def slow(*_):
    threading.main_thread().join()
    time.sleep(0.5)
    print("read to the end", flush=True)

caches.timeline = shell._import_heavy_things = slow
{start}()
"""


@pytest.mark.parametrize("start", ["background.warming_up", "shell._warm"])
def test_a_process_that_ends_lets_what_is_being_read_come_to_its_end(start):
    done = subprocess.run([sys.executable, "-c", ENDS_MEANWHILE.format(start=start)], cwd=ROOT, capture_output=True, text=True, timeout=300)
    assert (done.returncode, done.stdout.strip()) == (0, "read to the end"), done.stderr[-500:]


def test_once_pytorch_is_there_numpy_looks_at_the_numbers_of_its_model_and_they_are_those_of_the_file():
    step = caches.steps()[0]
    theirs = caches.run().weights(step)
    ours, read = weights_of(caches.BASE, step), read_weights(caches.BASE, step)
    assert set(ours) == set(theirs) == set(read)
    for name, weight in ours.items():
        assert weight.ctypes.data == theirs[name].data_ptr() and np.array_equal(weight, read[name]) and weight.dtype == np.float32, name
    with checkpoint(step) as file:
        assert all(np.array_equal(read_weight(file, name), weight) for name, weight in read.items())
        assert all(np.array_equal(read_weight(file, name, 2), weight[2]) for name, weight in read.items())


def opens(path: Path) -> set[str]:
    """The analyses whose tables a module opens by the names of their files."""
    calls = (node for node in ast.walk(code.tree(path)) if isinstance(node, ast.Call) and len(node.args) == 2)
    files = (ast.literal_eval(call.args[1]) for call in calls
             if isinstance(call.args[1], ast.Constant) and ast.unparse(call.func).endswith("document"))
    return {Path(file).stem for file in files if file.startswith("analyses/")}


CACHES = ROOT / "pages" / "shared" / "loading" / "caches.py"
ALSO = {"blanks", "text_facts"}  # what there is of each is asked for without reading all that belongs to it


def test_pages_have_a_table_from_its_reader_and_open_it_nowhere_else():
    calls = (node for node in ast.walk(code.tree(CACHES)) if isinstance(node, ast.Call))
    of_analysis = {call.args[0].value for call in calls if ast.unparse(call.func) == "of_analysis"}
    read = of_analysis | opens(CACHES) - ALSO | {"map_facts", "vectors_facts"}
    assert read >= {"losses", "skills", "memory", "shelf", "datasheet"}
    others = {path.as_posix(): opens(path) & read for path in (ROOT / "pages").rglob("*.py") if path != CACHES}
    assert {path: found for path, found in others.items() if found} == {}


def test_a_reader_of_an_analysis_is_made_anew_with_its_file_and_gives_what_it_says_without_one(tmp_path, monkeypatch):
    monkeypatch.setenv("NUDGE_RUNS", str(tmp_path))
    file = tmp_path / "mine" / "analyses" / "skills.json"
    file.parent.mkdir(parents=True)
    assert caches.losses("mine") is None and caches.courses("mine") == {}

    @caches.of_analysis("skills")
    def names(table):
        """What names says."""
        return sorted(table)

    assert names("mine") is None and names.__name__ == "names" and names.__doc__ == "What names says."
    for table, expected in (({"one": 1}, ["one"]), ({"two": 2, "three": 3}, ["three", "two"])):
        file.write_text(json.dumps(table))
        assert names("mine") == expected and names(name="mine") is names("mine")
