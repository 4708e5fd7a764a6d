"""Laws of the walk through one prediction, and of the measurement of heads."""

import numpy as np
import pytest
import torch

from core.analyses import attention_heads
from core.config import ModelConfig
from core.model import ablation
from core.model.forward_steps import CANDIDATES, looked_at, parting, settled, stages, walk
from core.model.trace import trace
from core.model.transformer import untrained

CONFIG = ModelConfig(d_vocab=60, n_ctx=24, d_model=16, n_layers=3, n_heads=2, d_mlp=32, init_std=0.4)
IDS = [0, 7, 19, 4, 33, 7, 58]


@pytest.fixture(scope="module")
def model():
    return untrained(CONFIG, seed=3).requires_grad_(False)


@pytest.fixture(scope="module")
def taken(model):
    return walk(trace(model, IDS))


def test_the_steps_of_a_walk_come_in_the_order_of_the_model(taken):
    assert [(step.stage, step.layer) for step in taken.steps] == stages(CONFIG.n_layers)
    assert len(taken.steps) == 3 + 2 + 4 * CONFIG.n_layers + 3


def test_each_layers_sum_is_what_came_in_and_what_it_gathered_and_its_feed_forward_answer(taken):
    before = taken.steps[taken.index("pos")].numbers
    for layer in range(CONFIG.n_layers):
        parts = [taken.steps[taken.index(stage, layer)].numbers for stage in ("attn_out", "mlp_out")]
        total = taken.steps[taken.index("resid_post", layer)].numbers
        np.testing.assert_allclose(before + sum(parts), total, atol=1e-5)
        before = total


def test_the_change_of_a_token_is_the_length_of_what_was_added_to_it(taken):
    before = taken.steps[taken.index("resid_post", 0)].numbers[2]
    gathered = taken.steps[taken.index("attn_out", 1)]
    assert gathered.change[2] == pytest.approx(np.linalg.norm(gathered.numbers[2]) / np.linalg.norm(before), rel=1e-5)


def test_the_sum_of_a_layer_is_told_by_all_that_the_layer_added(taken):
    before, after = (taken.step("resid_post", layer).numbers[2] for layer in (0, 1))
    assert taken.step("resid_post", 1).change[2] == pytest.approx(np.linalg.norm(after - before) / np.linalg.norm(before), rel=1e-5)


def test_looking_changes_nothing_yet(taken):
    for layer in range(CONFIG.n_layers):
        look = taken.step("attn_pattern", layer)
        assert look.change is None
        assert look.stream == taken.steps[taken.index("attn_pattern", layer) - 1].stream


def test_what_is_read_off_after_the_last_layer_is_the_models_own_prediction(model, taken):
    probs = model(torch.tensor([IDS]))[0].softmax(-1).numpy()
    np.testing.assert_array_equal(taken.top_ids[-1][:, 0], probs.argmax(-1))
    np.testing.assert_allclose(taken.top_probs[-1][:, 0], probs.max(-1), rtol=1e-4)


def test_the_candidates_are_each_positions_own_best_tokens_best_first(model, taken):
    best = model(torch.tensor([IDS]))[0].argsort(descending=True)[:, :CANDIDATES].tolist()
    assert taken.candidates.tolist() == best
    np.testing.assert_allclose(taken.step("probs").numbers.sum(-1), model(torch.tensor([IDS]))[0].softmax(-1).topk(CANDIDATES)[0].sum(-1), rtol=1e-4)


def test_the_share_of_the_final_answer_is_followed_through_all_streams_to_its_end(taken):
    np.testing.assert_allclose(taken.final_probs[-1], taken.step("probs").numbers[:, 0], rtol=1e-4)
    early = taken.step("pos").stream
    for row, answer in enumerate(taken.candidates[:, 0]):
        if answer in taken.top_ids[early, row]:
            assert taken.final_probs[early, row] == taken.top_probs[early, row][taken.top_ids[early, row] == answer][0]
        else:
            assert taken.final_probs[early, row] <= taken.top_probs[early, row].min()


def test_the_head_that_opens_is_the_one_that_looks_hardest_at_a_word_before_the_start_mark_aside():
    pattern = np.zeros((2, 4, 4))
    pattern[0, 3] = [0.9, 0.05, 0.03, 0.02]
    pattern[1, 3] = [0.1, 0.1, 0.2, 0.6]
    places, heads = looked_at(pattern)
    assert (places[3], heads[3]) == (2, 1)
    assert (places[0], heads[0], places[1], heads[1]) == (0, 0, 0, 0)  # before them there is no word


def test_from_the_settled_layer_on_the_final_answer_leads(model):
    read = trace(model, IDS)
    depth, answer = settled(read), read["logits"][-1].argmax()
    assert all(read.lens(later)[-1].argmax() == answer for later in range(depth, CONFIG.n_layers + 1))
    assert depth == 0 or read.lens(depth - 1)[-1].argmax() != answer


def test_layers_that_add_nothing_leave_the_answer_settled_from_the_start():
    silent = untrained(CONFIG, seed=4).requires_grad_(False)
    for block in silent.blocks:
        block.attn.out.weight.zero_()
        block.mlp.down.weight.zero_()
    assert settled(trace(silent, IDS)) == 0


def test_streams_part_nowhere_before_the_word_that_differs(model):
    apart = parting(trace(model, IDS), trace(model, [*IDS[:3], 40, *IDS[4:]]))
    assert apart.shape == (CONFIG.n_layers + 1, len(IDS))
    np.testing.assert_allclose(apart[:, :3], 0, atol=1e-5)
    assert (apart[:, 3] > 0.1).all()
    np.testing.assert_allclose(apart[0, 4:], 0, atol=1e-6)  # no layer has carried it on yet
    assert (apart[1, 4:] > 1e-4).all()


def test_a_head_switched_off_adds_nothing_and_the_model_itself_is_untouched(model):
    before = {name: value.clone() for name, value in model.state_dict().items()}
    bare = ablation.changed(model, ("head", 1, 0))
    width = CONFIG.d_model // CONFIG.n_heads
    record = {}
    model.blocks[1].attn.out.register_forward_hook(lambda part, given, result: record.update(mixed=given[0]))
    model(torch.tensor([IDS]))
    model.blocks[1].attn.out._forward_hooks.clear()
    mixed = record["mixed"].clone()
    mixed[..., :width] = 0
    with torch.inference_mode():
        expected = model.blocks[1].attn.out(mixed)[0].numpy()
    np.testing.assert_allclose(trace(bare, IDS)["blocks.1.attn_out"], expected, atol=1e-5)
    assert all(torch.equal(value, before[name]) for name, value in model.state_dict().items())


def test_a_batch_of_sentences_of_unequal_length_measures_each_as_if_alone(model):
    read = [attention_heads.Sentence("", (0, 7, 19, 4), 2), attention_heads.Sentence("", tuple(IDS), 1)]
    together, (probabilities, after) = attention_heads.looks(model, read), attention_heads.probabilities(model, read)
    for place, sentence in enumerate(read):
        alone = trace(model, sentence.ids)
        for layer in range(CONFIG.n_layers):
            pattern = alone[f"blocks.{layer}.attn_pattern"]
            np.testing.assert_allclose(together[place, layer], pattern[:, -1, sentence.to], rtol=1e-4)
        assert probabilities[place] == pytest.approx(alone["probs"][-2, sentence.ids[-1]], rel=1e-4)
        np.testing.assert_allclose(after[place], alone["probs"][-1], rtol=1e-3, atol=1e-6)
