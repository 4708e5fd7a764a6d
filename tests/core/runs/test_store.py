"""Runs on disk: what is written is what is read, and what is damaged is said."""

import gc
import re
import shutil
import subprocess
import weakref
from dataclasses import replace
from pathlib import Path

import pytest
import safetensors.numpy
import torch

from core.config import ModelConfig, RunConfig, TokenizerConfig
from core.errors import DamagedFile, UnknownRun, UnknownStep
from core.model.tokenizer_training import train
from core.model.transformer import untrained
from core.runs import checkpoints, store
from core.runs.files import write_file
from core.runs.manifest import Check, write_manifest
from tests.toy import write_toy_run

ROOT = Path(__file__).resolve().parents[3]
SHAPE = ModelConfig(d_vocab=280, n_ctx=16, d_model=32, n_layers=2, n_heads=4, d_mlp=64)
CONFIG = RunConfig("small", tokenizer=TokenizerConfig(280), model=SHAPE)


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """A whole run with checkpoints of steps 0 and 16."""
    monkeypatch.setenv("NUDGE_RUNS", str(tmp_path))
    folder = tmp_path / "small"
    write_file(folder / "config.json", CONFIG.to_json().encode())
    train(["Anna smiled at the cat.\nThe cat didn't smile and sat down by the river."] * 3, 280).save(folder)
    for step in (16, 0):
        checkpoints.write_checkpoint(folder, step, untrained(SHAPE, seed=step))
    write_file(folder / "analyses" / "a.json", b'{"x": [1, 2]}')
    write_file(folder / "analyses" / "b.safetensors", safetensors.numpy.save({"y": torch.arange(3).numpy()}))
    write_manifest(folder, "2026-01-01T00:00:00+00:00", {"seed": 1})
    return folder


def test_a_run_gives_back_what_was_written(folder):
    run = store.open_run("small")
    assert (run.name, run.config, run.steps, run.manifest["seed"]) == ("small", CONFIG, [0, 16], 1)
    assert run.table("a") == {"x": [1, 2]} and run.array("b")["y"].tolist() == [0, 1, 2]
    assert run.tokenizer.decode(run.tokenizer.encode("The cat")) == "The cat"
    for name, parameter in untrained(SHAPE, seed=16).named_parameters():
        kept = run.weights(16)[name]
        step = parameter.detach().abs().amax(-1, keepdim=True) / 127  # of the grid that a row of int8 makes
        assert kept.dtype == torch.float32 and ((kept - parameter).abs() <= step / 2 + 1e-7).all()
    assert store.verify(run).ok and store.verify(run).files == 7


def test_models_are_shared_ready_to_use_and_without_gradients(folder):
    run = store.open_run("small")
    assert run.model() is run.model(16) is store.open_run("small").model(16)
    assert run.model(0) is not run.model(16)
    assert not run.model().training and not any(p.requires_grad for p in run.model().parameters())


def test_of_all_moments_that_were_shown_only_a_few_models_stay_in_memory(folder):
    steps = range(0, 32, 2)
    for step in steps:
        checkpoints.write_checkpoint(folder, step, untrained(SHAPE, seed=step))
    write_manifest(folder, "2026-01-01T00:00:00+00:00")
    run = store.open_run("small")
    shown = [weakref.ref(run.model(step)) for step in steps]
    gc.collect()
    assert sum(model() is not None for model in shown) == checkpoints.MODELS_KEPT < len(shown)


def test_a_run_made_again_is_not_answered_from_memory(folder):
    before = store.open_run("small").model(16)
    checkpoints.write_checkpoint(folder, 16, untrained(SHAPE, seed=99))
    write_manifest(folder, "2026-01-02T00:00:00+00:00")
    assert not torch.equal(store.open_run("small").model(16).embed.weight, before.embed.weight)


def test_a_run_or_step_that_is_not_there_is_named_with_those_that_are(folder):
    with pytest.raises(UnknownRun, match=r"no run 'other'; there are: small\. .*python -m core train --run other"):
        store.open_run("other")
    with pytest.raises(UnknownRun):
        store.open_run("../small")
    with pytest.raises(UnknownStep, match=r"no step 7; it has 0, 16\. .*python -m core train --run small"):
        store.open_run("small").model(7)


@pytest.mark.parametrize("file", ["checkpoints/step_000016.safetensors", "tokenizer.json", "words.json", "analyses/a.json",
                                  "analyses/b.safetensors", "config.json"])
@pytest.mark.parametrize("damage", ["changed", "short", "missing"])
def test_damage_to_any_file_is_found(folder, file, damage):
    run = store.open_run("small")
    path = folder / file
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    if damage == "missing":
        path.unlink()
    else:
        path.write_bytes(data if damage == "changed" else data[:-5])
    assert [file in problem for problem in store.verify(run).problems] == [True]
    read = {"checkpoints/step_000016.safetensors": lambda: run.model(16), "tokenizer.json": lambda: run.tokenizer,
            "words.json": lambda: run.tokenizer, "analyses/a.json": lambda: run.table("a"),
            "analyses/b.safetensors": lambda: run.array("b"), "config.json": lambda: run.read("config.json")}[file]
    with pytest.raises(DamagedFile, match=file):
        read()


def test_a_checkpoint_of_another_shape_is_damage(folder):
    checkpoints.write_checkpoint(folder, 16, untrained(replace(SHAPE, d_mlp=32), seed=1))
    write_manifest(folder, "2026-01-01T00:00:00+00:00")
    with pytest.raises(DamagedFile, match="fit"):
        store.open_run("small").model(16)


def test_a_file_that_nobody_listed_is_reported(folder):
    (folder / "stray.txt").write_text("x")
    (folder / "resume").mkdir()
    (folder / "resume" / "state").write_text("x")
    assert [problem[:9] for problem in store.verify(store.open_run("small")).problems] == ["stray.txt"]


@pytest.mark.parametrize("content", ["", "{}", "[]", '{"files": 3}'])
def test_a_manifest_that_is_none_is_damage(folder, content):
    (folder / "manifest.json").write_text(content)
    with pytest.raises(DamagedFile, match="Restore the folder"):
        store.open_run("small")


# Cloned where git writes Windows line endings --------------------------------------------------------------------------


def cloned(origin: Path, to: Path) -> None:
    """A commit of everything in `origin`, cloned as a git on Windows does."""
    for command in (["init", "-q"], ["add", "-A"], ["-c", "user.name=x", "-c", "user.email=x@x", "commit", "-q", "-m", "x"]):
        subprocess.run(["git", *command], cwd=origin, check=True)
    subprocess.run(["git", "clone", "-q", "-c", "core.autocrlf=true", str(origin), str(to)], check=True)


@pytest.mark.skipif(shutil.which("git") is None, reason="needs git")
def test_a_clone_with_windows_line_endings_still_has_the_run_as_it_was_written(tmp_path, monkeypatch):
    origin, clone = tmp_path / "origin", tmp_path / "clone"
    (origin / ".ci").mkdir(parents=True)
    for file in (".gitattributes", ".ci/run", "README.md"):
        shutil.copy(ROOT / file, origin / file)
    write_toy_run(origin / "assets" / "runs")
    cloned(origin, clone)
    monkeypatch.setenv("NUDGE_RUNS", str(clone / "assets" / "runs"))
    assert store.verify(store.open_run("toy")) == Check(len(store.open_run("toy").manifest["files"]), ())
    assert b"\r" not in (clone / ".ci" / "run").read_bytes()


@pytest.mark.skipif(shutil.which("git") is None, reason="needs git")
def test_line_endings_that_git_changed_are_told_as_such_with_a_cure_that_works(tmp_path, monkeypatch):
    origin, clone = tmp_path / "origin", tmp_path / "clone"
    write_toy_run(origin)
    cloned(origin, clone)
    monkeypatch.setenv("NUDGE_RUNS", str(clone))
    run = store.open_run("toy")
    problems = store.verify(run).problems
    changed = [file for file in run.manifest["files"] if b"\r\n" in (clone / "toy" / file).read_bytes() and not file.endswith(".safetensors")]
    assert len(changed) >= 3 and sum("line endings" in problem for problem in problems) == len(problems) == len(changed)
    with pytest.raises(DamagedFile, match=r"tokenizer\.json .*line endings") as told:
        run.read("tokenizer.json")
    cure = re.search(r"git -c core\.autocrlf=false checkout -- (.+)$", str(told.value))
    assert cure[1] == str(clone / "toy")
    shutil.rmtree(cure[1])
    subprocess.run(cure[0].split(), cwd=clone, check=True)
    assert store.verify(run).ok


def test_damage_besides_the_line_endings_is_damage(folder):
    text = (folder / "config.json").read_bytes()
    (folder / "config.json").write_bytes(text.replace(b"\n", b"\r\n").replace(b"small", b"smell"))
    assert ["line endings" in problem for problem in store.verify(store.open_run("small")).problems] == [False]
