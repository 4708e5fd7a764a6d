"""Counters beside the model: both are asked the same at each place, and the distances are those that plain recomputation gives."""

from types import SimpleNamespace

import numpy as np
import pytest
import torch

from core.analyses.context import Measured
from core.analyses.ladder import Words, analyse, luck, shared_starts
from core.corpus.document import Document
from core.runs.store import open_run
from core.text_index.corpus_text import END, Text
from core.text_index.counters import Counters
from core.text_index.suffix_array import Index
from pages.shared.loading import caches
from tests.core.analyses.test_contexts import divergence
from tests.toy import TEXTS, packed


@pytest.fixture(scope="module")
def base() -> Words:
    return Words(Counters(caches.corpus_index()), caches.tokenizer())


def test_where_a_token_and_a_word_begin_together_both_are_told_by_the_same_first_token(base):
    met, joined, text_of = 0, 0, base.counters.index.text
    for id in range(0, len(text_of), len(text_of) // 150):
        text = text_of.document(id).text
        ids, codes = [*base.tokenizer.encode(text), base.tokenizer.end_id], (*base.counters.codes(text), END)
        for unit, token in shared_starts(base.tokenizer, text):
            assert base.joined.get(ids[token], ids[token]) == base.of_units[codes[unit + 1]], text
            met, joined = met + 1, joined + (ids[token] in base.joined)
    assert met > 5_000 and joined > 50
    assert len(list(shared_starts(base.tokenizer, 'She said: "No."'))) == 7  # the last mark stands within a token; the end counts


def test_no_share_is_lost_on_the_way_to_first_tokens(base):
    shares = base.counters.shares("The capital of France is")
    expected = base.expected(shares)
    assert expected.sum(1) == pytest.approx(np.ones(5), abs=1e-5)
    paris = base.counters.index.text.codes[" Paris"]
    assert expected[:, base.tokenizer.id(" Paris")] == pytest.approx(shares[:, paris], rel=1e-5)
    rows = np.random.default_rng(0).dirichlet(np.ones(base.tokenizer.d_vocab), 3)
    assert base.of_tokens(rows).sum(1) == pytest.approx(np.ones(3))
    stop, quoted = base.tokenizer.id("."), base.tokenizer.id('."')
    assert base.of_tokens(rows)[:, stop] == pytest.approx(rows[:, stop] + rows[:, quoted]) and not base.of_tokens(rows)[:, quoted].any()


@pytest.fixture
def toy(toy_runs):
    run = open_run("toy")
    texts = ["The cat is here and the dog is there.", "The king is there.", "A zebra, the cat"]
    ids = [(run.tokenizer.end_id, *run.tokenizer.encode(text), run.tokenizer.end_id) for text in texts]
    held_out = Measured(ids, [Document(text, "world", "toy") for text in texts])
    packed_text = packed(TEXTS * 3)
    index = Index(Text(packed_text["text"], packed_text["text_facts"]))
    return SimpleNamespace(run=run, held_out=held_out, house=Measured([], []), index=index,
                           models=lambda: ((step, run.model(step)) for step in run.steps))


def test_the_distances_are_those_of_plain_recomputation(toy):
    found = analyse(toy)["ladder"]
    words, steps = Words(Counters(toy.index), toy.run.tokenizer), toy.run.steps
    bits = {step: [] for step in steps}
    for ids, doc in zip(toy.held_out.ids, toy.held_out.documents, strict=True):
        codes = words.counters.codes(doc.text)
        for unit, token in shared_starts(toy.run.tokenizer, doc.text):
            five = words.expected(words.counters.shares_after(codes[:unit + 1]))
            for step in steps:
                with torch.no_grad():
                    model = toy.run.model(step)(torch.tensor([ids[:token + 1]]))[0, -1].softmax(-1).numpy()
                bits[step].append([divergence(row, words.of_tokens(model[None].astype(float))[0]) for row in five])
    assert found["places"] == len(bits[0]) and found["documents"] == 3
    for place, step in enumerate(steps):
        assert np.array(found["distances"])[:, place] == pytest.approx(np.mean(bits[step], axis=0), abs=1e-5)
    costs = sum(words.counters.costs(doc.text).sum(1) for doc in toy.held_out.documents)
    assert found["losses"] == pytest.approx((costs / toy.held_out.tokens.sum()).tolist()) and found["house_losses"] is None


def test_luck_is_the_spread_of_the_difference_from_the_lowest_over_documents():
    rng = np.random.default_rng(1)
    counts = np.full(400, 50)
    bits = rng.normal([[0.3], [0.5]], 0.1, (2, 400))
    found = luck((bits * counts)[None], counts)[0]
    assert found[0] == 0
    assert found[1] == pytest.approx((bits[1] - bits[0]).std(ddof=1) / np.sqrt(400), rel=1e-6)


def test_what_ships_is_what_the_run_and_its_text_say(base):
    run = open_run()
    table = run.table("ladder")
    assert table["steps"] == run.steps and np.array(table["distances"]).shape == (5, len(run.steps)) == np.array(table["luck"]).shape
    shipped = table["answers"][1]
    again = base.answers(((step, run.model(step)) for step in run.steps[-1:]), shipped["prompt"])
    assert again["model"][0] == [[token, pytest.approx(share, rel=1e-3)] for token, share in shipped["model"][-1]]
    assert [row[0] for row in again["distances"]] == pytest.approx([row[-1] for row in shipped["distances"]], rel=1e-3)
    assert again["counters"] == [[[token, pytest.approx(share, rel=1e-3)] for token, share in row] for row in shipped["counters"]]
    assert again["used"] == shipped["used"] == 4
