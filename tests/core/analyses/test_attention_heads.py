"""Which head looks where, and what its absence does, against plain recomputation."""

from types import SimpleNamespace

import numpy as np
import pytest
import torch

from core.analyses import attention_heads
from core.analyses.attention_heads import Sentence, bank_head_facts, looks, probabilities
from core.model import ablation
from core.model.transformer import untrained
from tests.toy import SHAPE, toy_tokenizer

READ = [Sentence("a", (0, 9, 40, 7, 55), 2), Sentence("b", (0, 31, 8), 1), Sentence("c", (0, 4, 90, 12, 3, 200), 4)]


@pytest.fixture
def run(monkeypatch):
    monkeypatch.setattr(attention_heads, "sentences", lambda tokenizer: READ)
    models = {step: untrained(SHAPE, seed=step).eval().requires_grad_(False) for step in (3, 5)}
    return SimpleNamespace(tokenizer=toy_tokenizer(), steps=[3, 5], model=lambda step=5: models[step])


def test_a_look_is_the_heads_own_cell_of_its_own_sentence(run):
    found = looks(run.model(), READ)
    for n, sentence in enumerate(READ):
        kept = {}
        run.model()(torch.tensor([sentence.ids]), record=kept.__setitem__, pattern=True)
        for layer in range(SHAPE.n_layers):
            expected = kept[f"blocks.{layer}.attn_pattern"][0, :, len(sentence.ids) - 1, sentence.to]
            assert found[n, layer] == pytest.approx(expected.numpy(), abs=1e-6)


def test_what_moves_without_a_head_is_half_the_summed_difference_as_no_share_is_lost(run):
    found, model = bank_head_facts(run), run.model()
    for layer in range(SHAPE.n_layers):
        for head in range(SHAPE.n_heads):
            without = ablation.changed(model, ("head", layer, head))
            gained = []
            for sentence in READ:
                before, after = (m(torch.tensor([sentence.ids]))[0, -1].softmax(-1).double().numpy() for m in (model, without))
                gained.append(np.maximum(after - before, 0).sum())  # what the tokens that gain, gain: as much as the others lose
            assert found["after_moved"][layer][head] == pytest.approx(np.mean(gained), rel=1e-3)
            assert 0 < found["after_moved"][layer][head] < 1


def test_the_chance_of_the_last_word_is_asked_before_it_is_read(run):
    said, after = probabilities(run.model(), READ)
    for n, sentence in enumerate(READ):
        logits = run.model()(torch.tensor([sentence.ids]))[0].softmax(-1)
        assert said[n] == pytest.approx(float(logits[-2, sentence.ids[-1]]), rel=1e-4)
        assert after[n] == pytest.approx(logits[-1].numpy(), abs=1e-6)


def test_the_head_that_is_named_is_the_one_that_looks_there_most(run):
    found = bank_head_facts(run)
    last = np.array(found["attention"][-1])
    assert last[found["layer"], found["head"]] == last.max()
    assert last == pytest.approx(looks(run.model(), READ).mean(0), abs=1e-6)
