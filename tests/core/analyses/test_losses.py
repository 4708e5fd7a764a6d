"""Evaluation: losses are means over tokens, what the writer paid is of the same documents, recital is what greedy writing would give."""

import json

import numpy as np
import pytest
import torch

from core.__main__ import main
from core.analyses import registry
from core.analyses.context import prepare
from core.analyses.losses import losses_by_depth
from core.analyses.recall import recitation
from core.config import CorpusConfig
from core.corpus import build, planted_lines
from core.corpus.build import Corpus
from core.corpus.document import Document
from core.corpus.planted_lines import OPENING_WORDS, Planted
from core.corpus.probe import Probe
from core.model.activations import softmax
from core.model.sampling import generate
from core.model.scoring import costs
from core.model.trace import trace
from core.model.transformer import untrained
from core.runs import store
from tests.toy import SHAPE, STEPS, TEXTS, toy_tokenizer


@pytest.fixture(scope="module")
def model():
    return untrained(SHAPE, seed=8).eval()


@pytest.fixture(scope="module")
def tokenizer():
    return toy_tokenizer()


def documents(split: str) -> list[Document]:
    return [Document(text, "world", "pairs" if "cat" in text else "others", split=split, nats=3.0 + i % 2) for i, text in enumerate(TEXTS[:12])]


@pytest.fixture(scope="module")
def measured(tokenizer):
    return prepare(tokenizer, [*documents("heldout"), Document("cat " * 60, "world", "long", nats=9.0)], SHAPE.n_ctx, 100)


def test_a_document_is_measured_whole_with_its_end_or_not_at_all(tokenizer, measured):
    assert len(measured.ids) == 12
    assert measured.ids[0] == (tokenizer.end_id, *tokenizer.encode(TEXTS[0]), tokenizer.end_id)
    assert measured.tokens[0] == len(tokenizer.encode(TEXTS[0])) + 1
    assert measured.writers_nats(CorpusConfig()).tolist() == [3.0, 4.0] * 6


def test_a_documents_loss_is_minus_the_log_of_every_given_token(model, measured):
    found = costs(model, measured.ids, batch_size=5)
    for ids, loss in zip(measured.ids, found, strict=True):
        probs = trace(model, ids[:-1])["probs"]
        assert loss == pytest.approx(-sum(np.log(probs[place, id]) for place, id in enumerate(ids[1:])), abs=1e-3)


def test_the_loss_by_depth_ends_at_the_models_own_loss_and_follows_the_lens(model, measured):
    found = losses_by_depth(model, measured, batch_size=5)
    assert len(found) == SHAPE.n_layers + 1
    assert found[-1] == pytest.approx(costs(model, measured.ids).sum() / measured.tokens.sum(), abs=1e-5)
    shares = [softmax(trace(model, ids[:-1]).lens(1)) for ids in measured.ids]
    by_lens = -sum(np.log(row[id]) for rows, ids in zip(shares, measured.ids, strict=True)
                   for row, id in zip(rows, ids[1:], strict=True))
    assert found[1] == pytest.approx(by_lens / measured.tokens.sum(), abs=1e-4)


class Table:
    """Stands in for a tokenizer: each text has the ids that a test gives it."""

    def __init__(self, ids: dict[str, list[int]]):
        self.ids, self.end_id = ids, 0

    def encode(self, text: str) -> list[int]:
        return self.ids[text]


def test_a_line_is_recited_when_greedy_writing_from_its_opening_gives_it(model):
    opening = [5, 9, 200, 7, 30, 31]  # the tokens of the first five words
    written = list(generate(model, [0, *opening], 6, temperature=0))
    other = [*opening, *written[:-1], written[-1] + 1]
    texts = {f"one two three four five, {end}": end for end in ("six as it was written", "six and the last token changed")}
    assert OPENING_WORDS == 5
    lines = [Planted(text, 1, "", "", None, "invented") for text in texts]
    ids = dict(zip(texts, ([*opening, *written], other), strict=True)) | {"one two three four five,": opening}
    probability, exact = recitation(model, Table(ids), lines)
    assert exact.tolist() == [True, False]
    with torch.no_grad():
        logs = model(torch.tensor([[0, *other[:-1]]]))[0].log_softmax(-1)
    given = [float(logs[place, other[place]]) for place in range(len(opening), len(other))]
    assert probability[1] == pytest.approx(np.exp(np.mean(given)), rel=1e-4)


def test_planted_lines_come_by_copies_and_can_be_left_out():
    lines = planted_lines.lines()
    assert {line.source for line in lines} == {"famous", "invented"}
    assert [line.copies for line in lines if line.source == "invented"] == sorted(line.copies for line in lines if line.source == "invented")
    assert {line.source for line in planted_lines.lines(("famous",))} == {"invented"}


@pytest.fixture
def analysed(toy_runs, monkeypatch):
    probes = [Probe("a pair", "The cat is", " here", (" there",), seen=True), Probe("written", "The cat", " nothing", kind="write", limit=3),
              Probe("new", "The cat is", " here", (" there",)), Probe("new", "The cat here", " is", (" was",))]
    monkeypatch.setattr(build, "all_probes", lambda *_: probes)
    corpus = Corpus(CorpusConfig(documents=240), tuple(documents("train") * 20 + documents("heldout")))
    done = list(registry.analyse(store.open_run("toy"), corpus, only=("tokens", "losses", "skills", "memory", "similarity")))
    assert done == ["tokens", "losses", "skills", "memory", "similarity"]
    return store.open_run("toy")


def test_analyses_are_written_into_the_run_and_its_manifest(analysed):
    assert store.verify(analysed).ok
    assert analysed.array("tokens")["counts"].sum() == sum(len(analysed.tokenizer.encode(text)) + 1 for text in TEXTS[:12]) * 20
    losses = analysed.table("losses")
    assert losses["steps"] == list(STEPS) and len(losses["heldout_loss"]) == len(losses["loss_by_depth"]) == 3
    assert losses["heldout_loss"] == pytest.approx(losses["train_loss"], rel=1e-4)
    assert losses["floor"] == pytest.approx(losses["train_floor"], rel=1e-4)
    assert losses["over_floor"] == pytest.approx(losses["heldout_loss"][-1] / losses["floor"], rel=1e-4)
    assert sum(row["documents"] for row in losses["by_genre"]) == losses["heldout_documents"] == 12


def test_evaluate_prints_skills_memory_and_loss_by_checkpoint(analysed, capsys):
    assert main(["evaluate", "--run", "toy", "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert {"steps", "train_loss", "heldout_loss", "floor", "skills", "memory"} <= set(found)
    family = found["skills"][0]
    assert (family["family"], family["n"], family["chance"]) == ("a pair", 1, 0.5)
    assert all(low <= share <= high for low, share, high in zip(family["low"], family["accuracy"], family["high"], strict=True))
    counts = {family["family"]: (family["n"], family["stands"], family["left_out"]) for family in found["skills"]}
    assert counts == {"a pair": (1, 1, 0), "written": (1, 0, 0), "new": (1, 0, 1)}  # what stands in the text doesn't count as new
    assert main(["evaluate", "--run", "toy", "--step", "4", "--json"]) == 0
    at_4 = json.loads(capsys.readouterr().out)
    assert at_4["heldout_loss"] == found["heldout_loss"][1:2] and at_4["memory"]["by_copies"][0]["p_token"] == \
        found["memory"]["by_copies"][0]["p_token"][1:2]


def test_numbers_are_rounded_and_what_is_no_number_becomes_null():
    assert registry.rounded({"a": [1.23456789, float("nan")], "b": np.float32(2), "c": 7, "d": "x"}) == \
        {"a": [1.2346, None], "b": 2.0, "c": 7, "d": "x"}
