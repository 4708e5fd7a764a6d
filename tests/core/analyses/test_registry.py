"""Every analysis, worked out at the end of a training as a user's run has it."""

from core import pipeline
from core.config import CorpusConfig, ModelConfig, RunConfig, TrainingConfig
from core.runs import store
from core.runs.files import write_file

TINY = RunConfig("tiny", corpus=CorpusConfig(documents=400, held_out=40), model=ModelConfig(d_model=16, n_layers=2, n_heads=2, d_mlp=16),
                 training=TrainingConfig(steps=2, checkpoints=(0, 1), heldout_rows=4))
BESIDE_OTHERS = {"analyses/shelf.json"}  # only a run with a twin has it


def test_a_run_that_was_just_made_has_every_analysis_that_ships(tmp_path, monkeypatch):
    shipped = store.open_run("base")
    monkeypatch.setenv("NUDGE_RUNS", str(tmp_path))
    write_file(tmp_path / "tiny" / "tokenizer.json", (shipped.path / "tokenizer.json").read_bytes())
    list(pipeline.train_run(TINY, compiled=False))
    made, expected = (set(run.manifest["files"]) for run in (store.open_run("tiny"), shipped))
    assert {file for file in expected - made if file.startswith("analyses/")} == BESIDE_OTHERS
    assert store.verify(store.open_run("tiny")).ok
