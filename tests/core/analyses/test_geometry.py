"""How the model's states lie: the counts against plain ones and known cases, the picture against the real distances."""

import json
from itertools import combinations

import numpy as np
import pytest

from core.__main__ import main as command
from core.analyses import geometry
from core.model.trace import trace
from core.model.transformer import untrained
from core.results import geometry as results
from core.runs.store import open_run
from tests.toy import SHAPE, TEXTS, toy_tokenizer

CHANCE = np.random.default_rng(3)


def test_effective_rank_is_the_exponential_of_the_entropy_of_the_singular_values():
    rows = CHANCE.normal(size=(40, 7)) * [1, 2, 3, 0.5, 9, 0.1, 4]
    shares = np.sqrt(np.linalg.eigvalsh(rows.T @ rows))
    shares /= shares.sum()
    assert geometry.effective_rank(rows) == pytest.approx(np.prod(shares ** -shares))
    assert geometry.effective_rank(rows) == pytest.approx(geometry.effective_rank(5 * rows))
    one = np.outer(np.arange(1, 9), np.arange(1, 5))
    assert geometry.effective_rank(one) == pytest.approx(1) and geometry.effective_rank(np.eye(6)) == pytest.approx(6)


def test_the_mean_cosine_is_that_of_all_pairs():
    rows = CHANCE.normal(size=(12, 5)) + 1
    plain = [a @ b / np.linalg.norm(a) / np.linalg.norm(b) for a, b in combinations(rows, 2)]
    assert geometry.mean_cosine(rows) == pytest.approx(np.mean(plain))
    assert geometry.mean_cosine(np.ones((4, 3))) == pytest.approx(1)


def test_the_states_are_those_of_a_trace_and_say_what_the_model_says():
    model, tokenizer = untrained(SHAPE, seed=2), toy_tokenizer()
    texts = [(tokenizer.end_id, *tokenizer.encode(text), tokenizer.end_id) for text in TEXTS[:3]]
    places = geometry.places_of(texts, 4)
    states, says, streams = geometry.states(model, texts, places)
    assert len(states) == len(says) == sum(map(len, places)) == 12
    for number, (ids, at) in enumerate(zip(texts, places, strict=True)):
        assert len(set(at.tolist())) == 4 and at.max() < len(ids) - 1
        found = trace(model, ids[:-1])
        rows = slice(4 * number, 4 * number + 4)
        assert states[rows] == pytest.approx(found.activations["final_norm"][at], abs=1e-5)
        assert streams[rows] == pytest.approx(found.activations["blocks.2.resid_post"][at], abs=1e-5)
        assert says[rows].tolist() == found.activations["probs"][at].argmax(-1).tolist()


def test_the_picture_keeps_the_distances_of_what_lies_in_a_plane_and_shrinks_with_the_cloud():
    turns = np.linspace(0, 2.5, 9)
    flat = np.stack([np.cos(turns), np.sin(turns)], 1)
    turned, _ = np.linalg.qr(CHANCE.normal(size=(6, 6)))
    rows = np.pad(flat, ((0, 0), (0, 4))) @ turned * np.arange(1, 10)[:, None]  # lengths don't count
    points, stress = geometry.laid_out(rows, flat + 0.1 * CHANCE.normal(size=flat.shape))
    apart = [np.linalg.norm(flat[a] - flat[b]) for a, b in combinations(range(9), 2)]
    drawn = [np.linalg.norm(points[a] - points[b]) for a, b in combinations(range(9), 2)]
    assert drawn == pytest.approx(apart, abs=0.02) and stress < 0.02
    near, _ = geometry.laid_out(CHANCE.normal(size=(9, 6)) * 0.05 + 1, flat)
    assert np.linalg.norm(near, axis=1).max() < 0.15


@pytest.mark.parametrize(("token", "kind"), [(".", geometry.MARK), ("\n", geometry.MARK), (" Paris", geometry.NAME), (" the", geometry.WORD)])
def test_what_comes_next_is_of_one_of_three_kinds(token, kind):
    assert geometry.KINDS[geometry.kind_of(token)] == kind


def test_a_fall_counts_from_the_highest_that_the_rank_had_been_since_its_lowest():
    assert results.fall_after(np.array([88.0, 21.0, 60.0, 119.0])) == 0
    assert results.fall_after(np.array([88.0, 21.0, 100.0, 60.0, 80.0])) == pytest.approx(0.4)


# The run that ships -----------------------------------------------------------------------------------------------


def test_what_ships_is_counted_anew_from_the_weights(capsys):
    """The embeddings exactly; the states on other held-out text, so within what another sample allows."""
    assert command(["cloud", "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    run = open_run("base")
    words = geometry.single_token_words(run.tokenizer, run.array("tokens")["counts"])
    at = int(np.argmin(told["states"]["effective_rank"]))  # where they lie closest
    model = run.model(told["steps"][at])
    rows = model.embed.weight.detach().numpy()[list(words.values())]
    assert told["embeddings"]["effective_rank"][at] == pytest.approx(geometry.effective_rank(rows), rel=1e-3)
    assert told["embeddings"]["mean_cosine"][at] == pytest.approx(geometry.mean_cosine(rows), abs=1e-3)
    texts = [(run.tokenizer.end_id, *run.tokenizer.encode(text)) for text in run.table("knockout")["sentences"]]
    states, _, _ = geometry.states(model, texts, geometry.places_of(texts, 6))
    assert told["states"]["mean_cosine"][at] == pytest.approx(geometry.mean_cosine(states), abs=0.05)
    assert told["states"]["mean_cosine"][0] < 0.2 < 0.8 < told["states"]["mean_cosine"][at]
