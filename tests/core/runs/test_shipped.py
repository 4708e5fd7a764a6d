"""What ships of each run is what tests/bench/ship_runs.py takes of a finished one."""

import shutil

import pytest

from core.config import ASSETS
from core.errors import DamagedFile
from core.runs.manifest import MANIFEST
from tests.bench.ship_runs import SHIPPED, shipped

RUNS = ASSETS / "runs"


def test_the_runs_that_ship_are_those_that_are_known():
    assert {run.name for run in RUNS.iterdir()} == set(SHIPPED)


@pytest.mark.parametrize("name", SHIPPED)
def test_a_run_that_ships_is_taken_as_it_is_and_nothing_else_of_its_folder(name, tmp_path):
    made = tmp_path / "made" / name
    shutil.copytree(RUNS / name, made)
    (made / "resume").mkdir()
    (made / "resume" / "state.safetensors").write_bytes(b"only a resumed training needs it")
    (made / "notes.txt").write_text("of nobody's concern")
    shipped(made, tmp_path / "shipped" / name)
    folders = RUNS / name, tmp_path / "shipped" / name
    ours, theirs = ({file.relative_to(run).as_posix() for file in run.rglob("*") if file.is_file()} for run in folders)
    assert ours == theirs
    assert (RUNS / name / MANIFEST).read_bytes() == (tmp_path / "shipped" / name / MANIFEST).read_bytes()


def test_a_file_that_is_not_as_the_manifest_has_it_does_not_ship(tmp_path):
    made = tmp_path / "twin2"
    shutil.copytree(RUNS / "twin2", made)
    (made / "words.json").write_text("{}")
    with pytest.raises(DamagedFile, match=r"words\.json"):
        shipped(made, tmp_path / "shipped")


def test_a_run_that_lacks_what_ships_is_refused_in_a_sentence(tmp_path):
    made = tmp_path / "twin2"
    shutil.copytree(RUNS / "twin2", made)
    (made / "analyses" / "training.json").unlink()
    with pytest.raises(SystemExit, match=r"twin2 has no analyses/training\.json"):
        shipped(made, tmp_path / "shipped")
