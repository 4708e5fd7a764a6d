"""Damage to a run is told alike by every verb, in one sentence that names the file and a cure that cures; so is a disk that takes nothing."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from core.__main__ import main
from core.analyses.registry import ANALYSES
from core.errors import NoRoom
from core.runs import store
from core.runs.files import analysis_of, damaged, write_file
from core.runs.manifest import write_manifest
from core.text_index import corpus_text, suffix_array
from tests.core.text_index.test_text_index import documents, indexed

ROOT = Path(__file__).resolve().parents[3]
FULL = """
import io, json, resource, sys
from contextlib import redirect_stderr, redirect_stdout
resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))  # from here on no file takes a byte, as on a disk that is full or read only
from core.__main__ import main
done = []
for arguments in json.load(sys.stdin):
    with redirect_stdout(io.StringIO()) as out, redirect_stderr(io.StringIO()) as err:
        status = main(arguments)
    done.append([status, out.getvalue(), err.getvalue()])
print(json.dumps(done))
"""


def on_a_full_disk(*commands: list[str], runs: Path) -> list[list]:
    """What came of each command, one after the other in one process: [exit status, standard output, standard error]."""
    done = subprocess.run([sys.executable, "-c", FULL], input=json.dumps(commands), cwd=ROOT, capture_output=True, text=True,
                          env=os.environ | {"NUDGE_RUNS": str(runs), "PYTHONDONTWRITEBYTECODE": "1"}, check=True)
    return json.loads(done.stdout)


def test_the_cure_for_every_file_of_the_run_that_ships_is_one_that_writes_it():
    files = json.loads((ROOT / "assets" / "runs" / "base" / "manifest.json").read_text())["files"]
    by_training = {file for file in files if not file.startswith("analyses/")} | {"analyses/training.json"}
    assert {analysis_of(file) for file in files.keys() - by_training} <= set(ANALYSES)
    assert {analysis_of(file) for file in by_training} == {None}
    assert "analyse --run base --only vectors" in str(damaged(Path("x/base"), "analyses/vectors_facts.json", "is missing"))
    assert "train --run base" in str(damaged(Path("x/base"), "config.json", "is missing"))


@pytest.mark.parametrize("damage", [b"", b"{", b"[]", b'{"a": 1}', b"[" * 100_000, b"\xff\xfe"])
@pytest.mark.parametrize("file", ["manifest.json", "config.json", "tokenizer.json", "analyses/text_facts.json", "analyses/text.safetensors"])
@pytest.mark.parametrize("verb", ["predict", "lookup"])
def test_a_verb_says_in_one_sentence_what_is_damaged(verb, file, damage, toy_runs, capsys):
    (toy_runs / "toy" / file).write_bytes(damage)
    if verb == "predict" and file.startswith("analyses"):
        return  # reads none of them
    assert main([verb, "cat", "--run", "toy"]) == 2
    said = capsys.readouterr()
    assert said.out == "" and said.err.count("\n") == 1
    assert file in said.err and "'toy'" in said.err and "python -m core" in said.err and str(toy_runs) not in said.err


def test_a_config_that_was_changed_opens_no_run_and_is_listed_among_what_verify_finds(toy_runs, capsys):
    config = toy_runs / "toy" / "config.json"
    config.write_text(config.read_text().replace('"seed": 1', '"seed": 2'))
    assert main(["predict", "cat", "--run", "toy"]) == 2 and "config.json" in capsys.readouterr().err
    assert main(["verify", "--run", "toy", "--json"]) == 1
    assert ["config.json" in problem for problem in json.loads(capsys.readouterr().out)["problems"]] == [True]


def test_working_out_one_analysis_does_not_vouch_for_a_damaged_other_one(toy_runs):
    path = toy_runs / "toy"
    (path / "analyses" / "tokens.safetensors").write_bytes(b"damaged")
    listed = dict(store.open_run("toy").manifest["files"])
    write_file(path / "analyses" / "new.json", b"{}")
    write_manifest(path, "2026-01-01T00:00:00+00:00", kept=listed)
    found = store.verify(store.open_run("toy"))
    assert "analyses/new.json" in store.open_run("toy").manifest["files"]
    assert ["tokens.safetensors" in problem for problem in found.problems] == [True]


# A disk that takes nothing ----------------------------------------------------------------------------------------


def test_where_no_file_can_be_written_the_index_lies_in_memory_and_answers_alike(monkeypatch):
    texts = documents(5)
    usual = indexed(texts)

    def full(*_, **__):
        raise OSError(28, "No space left on device")

    for module in (suffix_array, corpus_text):
        monkeypatch.setattr(module, "TemporaryFile", full)
    other = indexed(texts)
    count = len(usual.text.coded)
    assert isinstance(other.text.raw, bytes) and other.text.raw == usual.text.raw[:] and not isinstance(usual.text.raw, bytes)
    assert (other.order.part(0, count) == usual.order.part(0, count)).all() and other.find("the cat").count == usual.find("the cat").count > 0


def test_the_verbs_that_only_read_answer_on_a_full_disk(toy_runs):
    (status, out, err), = on_a_full_disk(["lookup", "The cat", "--run", "toy"], runs=toy_runs)
    assert (status, err) == (0, "") and "stands in the training text" in out


def test_the_verbs_that_write_say_in_one_sentence_that_they_can_not_and_change_nothing(toy_runs, tmp_path):
    config = tmp_path / "small.json"
    config.write_text('{"corpus": {"documents": 300, "held_out": 100}}')
    before = {path: path.read_bytes() for path in (toy_runs / "toy").rglob("*") if path.is_file()}
    commands = [["analyse", "--run", "toy", "--only", "relations"], ["train", "--run", "another", "--until", "1", "--config", str(config)]]
    for status, out, err in on_a_full_disk(*commands, runs=toy_runs):
        assert status == 2 and out == ""
        assert "can't be written" in err.splitlines()[-1] and "Make room" in err and "Traceback" not in err
    assert {path: path.read_bytes() for path in (toy_runs / "toy").rglob("*") if path.is_file()} == before


def test_a_file_is_written_whole_or_as_it_was_and_leaves_no_half(tmp_path, monkeypatch):
    path = tmp_path / "a.json"
    write_file(path, b"before")
    with monkeypatch.context() as patch:
        patch.setattr(Path, "replace", lambda *_: (_ for _ in ()).throw(OSError(28, "No space left on device")))
        with pytest.raises(NoRoom, match=r"a\.json can't be written \(No space left on device\)"):
            write_file(path, b"after")
    assert path.read_bytes() == b"before" and [each.name for each in tmp_path.iterdir()] == ["a.json"]
