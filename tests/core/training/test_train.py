"""Training: packing, schedule, learning, going on after a stop, several processes."""

import json
import multiprocessing
import os
import socket
import time
from collections import Counter
from dataclasses import replace
from math import log
from pathlib import Path

import numpy as np
import pytest
import torch
import torch.nn.functional as F
from hypothesis import given
from hypothesis import strategies as st

from core import pipeline
from core.config import BEFORE_SAVED, CorpusConfig, ModelConfig, RunConfig, TokenizerConfig, TrainingConfig
from core.corpus import build
from core.corpus.document import Document
from core.errors import BadInput
from core.model.transformer import untrained
from core.runs.store import open_run, verify
from core.training import muon
from core.training import train as train_module
from core.training.packing import IGNORED, Rows, pack, rows_of_step
from core.training.train import IN_PARTS, Splits, Surprise, learning_rate, train

SHAPE = ModelConfig(d_vocab=300, n_ctx=16, d_model=32, n_layers=2, n_heads=4, d_mlp=64)
PLAN = TrainingConfig(steps=12, batch_size=8, learning_rate=3e-3, warmup_steps=4, heldout_rows=8, checkpoints=(0, 4), precision="float32")
END = 0
documents = st.lists(st.lists(st.integers(1, 299), min_size=1, max_size=50), min_size=1, max_size=20)


def text(seed=3):
    rng = np.random.default_rng(seed)
    made = [(np.arange(rng.integers(3, 30)) * rng.integers(1, 4) % 40 + 1).tolist() for _ in range(80)]
    return Splits(pack(made[:60], SHAPE.n_ctx, END, 1), pack(made[60:], SHAPE.n_ctx, END, 1))


@given(documents, st.integers(0, 3))
def test_packing_loses_no_token_and_asks_for_each_once(texts, seed):
    rows = pack(texts, 16, END, seed)
    asked = Counter(rows.targets[rows.targets != IGNORED].tolist())
    wanted = Counter(token for one in texts for token in one)
    assert {token: count for token, count in asked.items() if token != END} == wanted
    assert 0 <= asked[END] <= len(texts)


@given(documents, st.integers(0, 3))
def test_a_target_is_the_token_that_follows_in_its_document(texts, seed):
    rows = pack(texts, 16, END, seed)
    followers = {pair for one in texts for pair in zip([END, *one], [*one, END], strict=True)} | {(END, END)}
    for tokens, targets in zip(rows.tokens.tolist(), rows.targets.tolist(), strict=True):
        assert {(token, target) for token, target in zip(tokens, targets, strict=True) if target != IGNORED} <= followers
        assert all(target in (IGNORED, after) for target, after in zip(targets, tokens[1:], strict=False))


def test_rows_are_nearly_full_and_short_documents_start_them_too():
    rng = np.random.default_rng(0)
    made = [[int(length)] * length for length in rng.integers(5, 80, 2000)]
    rows = pack(made, 128, END, 1)
    assert (rows.targets != IGNORED).mean() > 0.97
    assert (rows.tokens[:, 1] < 40).mean() > 0.3
    assert (rows.tokens[:, 0] == END).all()


def test_every_epoch_reads_each_row_once_in_an_order_of_its_own():
    read = np.concatenate([rows_of_step(step, 6, 21, seed=1) for step in range(7)])
    assert sorted(read[:21]) == sorted(read[21:42]) == list(range(21))
    assert read[:21].tolist() != read[21:42].tolist()
    assert rows_of_step(0, 6, 21, seed=2).tolist() != read[:6].tolist()


def test_checkpoints_are_those_asked_for_and_the_last():
    assert replace(PLAN, checkpoints=(64, 4, 0, 12, 4)).checkpoint_steps == (0, 4, 12)
    assert TrainingConfig(steps=3000).checkpoint_steps[-2:] == (2000, 3000)


def test_the_learning_rate_warms_up_peaks_and_ends_where_the_config_says():
    rates = [learning_rate(PLAN, step) for step in range(1, PLAN.steps + 1)]
    assert rates.index(max(rates)) + 1 == PLAN.warmup_steps and max(rates) == PLAN.learning_rate
    assert rates[0] == PLAN.learning_rate / 4 and rates[-1] == pytest.approx(PLAN.final_learning_rate)
    assert rates[3:] == sorted(rates[3:], reverse=True)


def test_training_starts_from_a_blind_guess_and_learns():
    records = list(train(SHAPE, replace(PLAN, steps=60), text()))
    assert records[0].loss is None and records[0].heldout_loss == pytest.approx(log(300), abs=0.05)
    assert records[1].loss == pytest.approx(log(300), abs=0.05)
    assert records[-1].heldout_loss < 0.6 * log(300)
    assert records[-1].tokens == 60 * 8 * 16


def test_one_batch_is_learnt_by_heart():
    rows = pack([np.random.default_rng(0).integers(1, 300, 14).tolist() for _ in range(8)], 16, END, 1)
    records = list(train(SHAPE, replace(PLAN, steps=150, learning_rate=1e-2, weight_decay=0.0), Splits(rows, rows)))
    assert records[-1].loss < 0.35  # the first token of a document can't be known: log(8) / 15


def test_bfloat16_gives_nearly_the_same_losses():
    exact, fast = (list(train(SHAPE, replace(PLAN, precision=name), text())) for name in ("float32", "bfloat16"))
    differences = [abs(one.loss - other.loss) for one, other in zip(exact[1:], fast[1:], strict=True)]
    assert 0 < max(differences) < 0.02


def nudged_by_hand(config, steps, text):
    """What `train` has to come to, written again from the papers in float64: (weights, losses); loss.backward is all that it shares.

    Source: Loshchilov & Hutter 2019, algorithm 2 (AdamW); Jordan et al. 2024 (Muon: momentum, Nesterov, five iterations of their quintic), with
    the scale of Liu et al. 2025, 0.2 times the root of the longer side.
    """
    model = untrained(SHAPE, config.seed).double()
    weights = dict(model.named_parameters())
    mean, square = ({name: torch.zeros_like(weight) for name, weight in weights.items()} for _ in range(2))
    losses = []
    for step in range(1, steps + 1):
        rows = rows_of_step(step - 1, config.batch_size, len(text.train), config.seed)
        tokens, targets = (torch.from_numpy(array[rows]).long() for array in (text.train.tokens, text.train.targets))
        loss = F.cross_entropy(model(tokens).flatten(0, 1), targets.flatten(), ignore_index=IGNORED)
        losses.append(loss.item())
        model.zero_grad()
        loss.backward()
        longest = sum(weight.grad.square().sum() for weight in weights.values()).sqrt().item()
        clip = min(1.0, config.gradient_clip / longest)
        for name, weight in weights.items():
            g, rate = weight.grad * clip, learning_rate(config, step)
            with torch.no_grad():
                if name.startswith("blocks.") and weight.ndim == 2:
                    mean[name].lerp_(g, 1 - 0.95)
                    u = orthogonal(g.lerp(mean[name], 0.95), *config.muon_coefficients)
                    weight.mul_(1 - rate * config.weight_decay).sub_(u * rate * config.muon_scale * max(weight.shape) ** 0.5)
                    continue
                rate *= 0.1 if name == "pos_embed.weight" else 1.0
                if name in ("embed.weight", "unembed.weight"):
                    weight.mul_(1 - rate * config.weight_decay)
                mean[name] = config.beta1 * mean[name] + (1 - config.beta1) * g
                square[name] = config.beta2 * square[name] + (1 - config.beta2) * g * g
                m, v = mean[name] / (1 - config.beta1**step), square[name] / (1 - config.beta2**step)
                weight.sub_(rate * m / (v.sqrt() + config.adam_epsilon))
    return {name: weight.detach() for name, weight in weights.items()}, losses


def orthogonal(matrix, a=3.4445, b=-4.775, c=2.0315):
    """Nearly the closest matrix whose rows or columns are orthogonal."""
    x = matrix.T if matrix.shape[0] > matrix.shape[1] else matrix
    x = x / x.norm()
    for _ in range(5):
        gram = x @ x.T
        x = a * x + (b * gram + c * gram @ gram) @ x
    return x.T if matrix.shape[0] > matrix.shape[1] else x


@pytest.mark.parametrize(("clip", "muon_scale", "muon_coefficients"),
                         [(0.05, 0.2, (3.4445, -4.775, 2.0315)), (100.0, 0.2, (3.4445, -4.775, 2.0315)), (0.05, 0.3, (3.0, -3.2, 1.2))])
def test_a_nudge_is_what_the_papers_say(clip, muon_scale, muon_coefficients):
    """Clipping, both optimizers, their momenta, decay and what it leaves alone, the positions' pace: one missing, and this fails."""
    config = replace(PLAN, gradient_clip=clip, weight_decay=0.5, learning_rate=1e-2, warmup_steps=1, muon_scale=muon_scale,
                     muon_coefficients=muon_coefficients, adam_epsilon=1e-3)  # so large that AdamW feels how long a gradient is
    model = untrained(SHAPE, config.seed)
    losses = [record.loss for record in train(SHAPE, config, text(), until=6, model=model)]
    weights, expected = nudged_by_hand(config, 6, text())
    assert losses[1:] == pytest.approx(expected, abs=2e-4)
    first = dict(untrained(SHAPE, config.seed).named_parameters())
    for name, weight in model.named_parameters():
        moved = (weights[name] - first[name]).norm()
        assert (weight.double() - weights[name]).norm() < 0.001 * moved, name


@pytest.mark.parametrize("shape", [(5, 24, 64), (5, 64, 24), (5, 24, 24)])
def test_matrices_together_are_made_as_orthogonal_as_each_alone_even_if_hardly_any_direction_is_there(shape):
    N, R, C = shape
    rng = torch.Generator().manual_seed(0)
    matrices = torch.randn(N, R, 2, generator=rng) @ torch.randn(N, 2, C, generator=rng) + 1e-4 * torch.randn(*shape, generator=rng)
    alone = torch.stack([orthogonal(matrix.double()) for matrix in matrices])
    assert (muon.orthogonal(matrices, 5, TrainingConfig().muon_coefficients, scale=3.0) - 3.0 * alone).norm() < 0.001 * 3.0 * alone.norm()


def test_the_head_in_parts_gives_the_loss_and_the_gradients_of_the_whole():
    rows = text().train.first(12)  # more tokens than a part, and the last one is cut short
    tokens, targets = (torch.from_numpy(array).long() for array in (rows.tokens, rows.targets))
    assert 0 < tokens.numel() % IN_PARTS.batch_chunk_size < tokens.numel()

    def made(parts):
        surprise = Surprise(untrained(SHAPE, 1), "float32")
        surprise.parts = parts
        loss = surprise(tokens, targets)
        (0.5 * loss).backward()
        return [loss.detach(), *(weight.grad for weight in surprise.parameters())]

    for whole, in_parts in zip(made(None), made(IN_PARTS), strict=True):
        torch.testing.assert_close(in_parts, whole, rtol=1e-4, atol=1e-5)


def test_the_split_between_optimizers_and_what_decay_leaves_alone_are_in_the_config():
    def after(**changes):
        model = untrained(SHAPE, 1)
        list(train(SHAPE, replace(PLAN, weight_decay=0.5, warmup_steps=1, **changes), text(), until=3, model=model))
        return {name: weight.detach() for name, weight in model.named_parameters()}

    def moved(**changes):
        return {name for name, weight in after(**changes).items() if not torch.equal(weight, usual[name])}

    usual = after()
    norms = {name for name in usual if "norm" in name or ".ln" in name}
    assert moved(undecayed=("positions", "norms")) >= {name for name in usual if name.endswith("bias") and name not in norms and "qkv" in name}
    assert "pos_embed.weight" in moved(positions_pace=1.0)
    for changes in ({"muon": ()}, {"muon_momentum": 0.5}, {"muon_nesterov": False}, {"muon_iterations": 3}, {"muon_scale": 0.3},
                    {"muon_coefficients": (3.0, -3.2, 1.2)}, {"adam_epsilon": 1e-3}, {"undecayed": ("biases", "norms")},
                    {"beta1": 0.5}, {"beta2": 0.6}):
        assert moved(**changes), changes


AS_OF_1_4 = """{"name": "base",
 "corpus": {"seed": 1, "documents": 110000, "held_out": 3000, "house_copies": 3, "leave_out": []},
 "tokenizer": {"d_vocab": 3584},
 "model": {"d_vocab": 3584, "n_ctx": 128, "d_model": 128, "n_layers": 6, "n_heads": 4, "d_mlp": 512, "init_std": 0.02},
 "training": {"seed": 1, "steps": 15000, "batch_size": 16, "learning_rate": 0.002, "final_learning_rate": 0.0001,
  "warmup_steps": 200, "beta1": 0.9, "beta2": 0.98, "weight_decay": 0.1, "gradient_clip": 1.0, "precision": "bfloat16",
  "heldout_rows": 512, "checkpoints": [0, 16]}}"""


def test_a_run_saved_before_these_fields_stood_in_its_config_is_read_with_what_shaped_it():
    config = RunConfig.from_json(AS_OF_1_4, BEFORE_SAVED)
    plan = config.training
    assert config.model.wave_height == 0.1 and plan.positions_pace == 0.1 and plan.muon_momentum == 0.95
    assert plan.undecayed == ("positions", "biases", "norms") and plan.muon == ("attention", "feed-forward")
    assert plan.muon_scale == 0.2 and plan.muon_coefficients == (3.4445, -4.775, 2.0315)
    assert (plan.steps, config.corpus.edition, config.tokenizer.common) == (15_000, 1, 10)
    said = RunConfig.from_json('{"training": {"positions_pace": 1.0}}', BEFORE_SAVED)
    assert said.training.positions_pace == 1.0
    assert set(json.loads(RunConfig().to_json())["training"]) >= set(BEFORE_SAVED["training"])


def test_ignored_positions_teach_nothing():
    rows = text().train.first(4)
    nothing = Rows(rows.tokens, np.full_like(rows.targets, IGNORED))
    surprise = Surprise(untrained(SHAPE, 1), "float32")
    assert surprise(*(torch.from_numpy(array).long() for array in (nothing.tokens, nothing.targets))).item() == 0


def test_stopped_and_gone_on_gives_the_losses_of_a_training_never_stopped(tmp_path):
    whole = [record.loss for record in train(SHAPE, PLAN, text())]
    begun = [record.loss for record in train(SHAPE, PLAN, text(), tmp_path, until=7)]
    assert begun == whole[:8]
    assert [record.loss for record in train(SHAPE, PLAN, text(), tmp_path)] == whole[8:]
    assert sorted(file.name for file in (tmp_path / "checkpoints").iterdir()) == [f"step_{step:06d}.safetensors" for step in (0, 4, 12)]


# ---------------------------------------------------------------- whole runs, on a corpus of a few hundred documents

CONFIG = RunConfig("tiny", CorpusConfig(), TokenizerConfig(290, common=10), replace(SHAPE, d_vocab=290, n_ctx=32), replace(PLAN, steps=40))


def small_corpus(config):
    names, things = ["Anna", "Tom", "Mia", "Ben"], ["cat", "dog", "tree", "boat", "cake", "lamp"]
    made = [Document(f"{name} saw the {thing}.\nThe {thing} was {number}.", "world", "tiny", "", split, 1.0)
            for split, numbers in (("train", range(9)), ("heldout", range(9, 11)))
            for number in numbers for name in names for thing in things]
    return build.Corpus(config, tuple(made))


def small(patch, runs):
    """Runs are made in that folder, of a corpus that is written in no time."""
    patch.setenv("NUDGE_RUNS", str(runs))
    patch.setattr(build, "build", small_corpus)
    patch.setattr("core.corpus.english.lexicon.words", lambda: frozenset({"cat", "the"}))


@pytest.fixture
def folder(tmp_path, monkeypatch):
    small(monkeypatch, tmp_path)
    return tmp_path / "tiny"


def make(config=CONFIG, **how):
    return list(pipeline.train_run(config, analyses=False, compiled=False, **how))


def test_a_made_run_is_whole_and_its_last_checkpoint_is_the_model_that_was_trained(folder):
    records = make()
    run = open_run("tiny")
    assert verify(run).ok and run.manifest["finished"] and not (folder / "resume").exists()
    assert run.steps == [0, 4, 40] and run.config == CONFIG
    table = run.table("training")
    assert table["heldout_steps"] == run.steps and len(table["loss"]) == 40
    assert table["loss"][-1] == pytest.approx(records[-1].loss, abs=1e-4)
    assert len(run.tokenizer.encode("the cat")) == 2
    with pytest.raises(BadInput, match="is there already"):
        make()


def test_another_runs_tokenizer_that_lies_in_the_folder_is_kept_and_the_words_counted_are_its_own(folder, monkeypatch):
    """A twin, which never read one author, cuts text as base does; of a word of that author it says that it is new."""
    make(replace(CONFIG, name="base"), until=1)
    base = open_run("base")
    theirs = (folder.with_name("base") / "tokenizer.json").read_bytes()
    monkeypatch.setattr(build, "build", lambda config: build.Corpus(config, tuple(
        replace(doc, text=doc.text.replace("lamp", "pond")) for doc in small_corpus(config).documents)))
    folder.mkdir()
    (folder / "tokenizer.json").write_bytes(theirs)
    make(until=1)
    run = open_run("tiny")
    assert (folder / "tokenizer.json").read_bytes() == theirs
    assert run.tokenizer.encode("the pond") == base.tokenizer.encode("the pond")
    counts = dict(base.tokenizer.word_counts)
    assert run.tokenizer.word_counts == {"pond": counts.pop("lamp")} | counts


def test_a_run_stopped_half_way_goes_on_but_not_with_another_config(folder):
    first = make(until=10)
    assert not open_run("tiny").manifest["finished"]
    with pytest.raises(BadInput, match="another config"):
        make(replace(CONFIG, training=replace(CONFIG.training, seed=2)))
    rest = make()
    assert [record.step for record in first + rest] == list(range(41))
    assert open_run("tiny").table("training")["loss"] == [round(record.loss, 4) for record in (first + rest)[1:]]


def in_another_process(runs, said, rank, seconds, environment):
    """Make the run there, as the process of this rank among those that share it, which alone says what it lost at each step, in a file."""
    os.environ.update(environment, NUDGE_RUNS=str(runs))
    torch.set_num_threads(1)
    build.build, train_module.RESUME_SECONDS = small_corpus, 0.0
    with Path(said).open("w", buffering=1) as out:
        for record in pipeline.train_run(CONFIG, analyses=False, compiled=False):
            if os.environ.get("RANK", "0") == rank:
                print(record.step, record.loss, file=out)
            time.sleep(seconds)


@pytest.fixture(scope="module")
def processes():
    """Processes that begin with all of this loaded, torch too, which takes each of them seconds otherwise."""
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["torch.distributed", "torch.nn.parallel", __name__])
    return context


def start(processes, runs, seconds=0.0, rank="0", **environment):
    """(the process, the file that it writes its losses to)"""
    said = runs / f"said{len(list(runs.glob('said*')))}"
    said.touch()
    process = processes.Process(target=in_another_process, args=(runs, said, rank, seconds, environment))
    process.start()
    return process, said


def losses(output):
    pairs = [line.split() for line in output.splitlines() if line[:1].isdigit()]
    return {int(step): float(loss) for step, loss in pairs if loss != "None"}


@pytest.fixture(scope="module")
def undisturbed(tmp_path_factory):
    """The losses of the same training in this process, by one thread as in the others: those told, and those in its table."""
    threads = torch.get_num_threads()
    torch.set_num_threads(1)
    with pytest.MonkeyPatch.context() as patch:
        small(patch, tmp_path_factory.mktemp("undisturbed"))
        told = {record.step: record.loss for record in make() if record.loss is not None}
        table = open_run("tiny").table("training")["loss"]
    torch.set_num_threads(threads)
    assert len(told) == 40
    return told, table


def test_a_training_killed_without_warning_gives_the_same_losses_in_the_end(undisturbed, processes, tmp_path_factory):
    runs = tmp_path_factory.mktemp("killed")
    killed, said = start(processes, runs, seconds=0.02)
    while "\n9 " not in said.read_text():
        assert killed.is_alive()
        time.sleep(0.005)
    killed.kill()
    killed.join()
    before = said.read_text().rpartition("\n")[0]  # its last line may have been cut
    again, said = start(processes, runs)
    again.join(120)
    after = losses(said.read_text())
    assert min(after) > 2
    table = json.loads((runs / "tiny" / "analyses" / "training.json").read_text())["loss"]
    assert (losses(before) | after, table) == undisturbed


def test_two_processes_that_share_each_batch_give_the_losses_of_one(undisturbed, processes, tmp_path_factory):
    """Each is told its rank as torchrun would; to load torch a third time, for torchrun itself, is left to tests/bench/bench_training.py."""
    runs = tmp_path_factory.mktemp("two")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = str(free.getsockname()[1])
    both = [start(processes, runs, rank="1", RANK=rank, LOCAL_RANK=rank, WORLD_SIZE="2", MASTER_ADDR="127.0.0.1", MASTER_PORT=port) for rank in "01"]
    for process, _ in both:
        process.join(120)
    assert losses(both[1][1].read_text()) == pytest.approx(undisturbed[0], abs=2e-4)
    assert [process.exitcode for process, _ in both] == [0, 0] and not losses(both[0][1].read_text())
    assert (runs / "tiny" / "manifest.json").exists()
