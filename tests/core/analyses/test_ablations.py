"""Laws of knock-outs, of the map drawn to scale, and of the counts of published models."""

import re
import threading
from itertools import pairwise

import numpy as np
import pytest
import torch

from core.analyses import ablations
from core.config import ModelConfig
from core.corpus.document import Document
from core.errors import BadInput
from core.model import ablation, parameters, published, scoring
from core.model.parameters import KINDS, kind_of, layer_of
from core.model.transformer import untrained
from tests.toy import counted

CONFIG = ModelConfig(d_vocab=60, n_ctx=24, d_model=16, n_layers=3, n_heads=2, d_mlp=32, init_std=0.4)
READ = [(0, 7, 19, 4), (0, 33, 7, 58, 2, 9, 11), (0, 5, 6)]
IDS = torch.tensor([[0, 7, 19, 4, 33, 7, 58]])

# FACTS.md, "Parameters by kind, computed from the published dimensions": embeddings, attention, feed-forward, prediction, total.
FACTS = {
    "GPT-2 small": (39_383_808, 28_348_416, 56_669_184, 0, 124_439_808),
    "GPT-2 medium": (52_511_744, 100_761_600, 201_449_472, 0, 354_823_168),
    "GPT-2 large": (65_639_680, 236_113_920, 472_089_600, 0, 774_030_080),
    "GPT-2 XL": (82_049_600, 491_827_200, 983_424_000, 0, 1_557_611_200),
    "GPT-3 175B": (642_723_840, 57_986_777_088, 115_970_015_232, 0, 174_604_259_328),
    "Llama-2 7B": (131_072_000, 2_147_483_648, 4_328_521_728, 131_072_000, 6_738_415_616),
    "Llama-2 70B": (262_144_000, 12_079_595_520, 56_371_445_760, 262_144_000, 68_976_648_192),
    "Llama-3 8B": (525_336_576, 1_342_177_280, 5_637_144_576, 525_336_576, 8_030_261_248),
    "Llama-3 70B": (1_050_673_152, 12_079_595_520, 56_371_445_760, 1_050_673_152, 70_553_706_496),
    "SmolLM2-135M": (28_311_552, 26_542_080, 79_626_240, 0, 134_515_008),
    "Pythia-70m": (25_755_648, 6_303_744, 12_598_272, 25_755_648, 70_426_624),
}


@pytest.fixture(scope="module")
def model():
    made = untrained(CONFIG, seed=3)
    with torch.no_grad():  # biases that are not zero, so that a forgotten one shows
        for parameter in made.parameters():
            parameter.add_(0.05 * torch.randn(parameter.shape, generator=torch.Generator().manual_seed(parameter.numel())))
    return made.eval().requires_grad_(False)


def logits(model):
    with torch.inference_mode():
        return model(IDS)[0]


def numbered(name, row, column):
    """The number of a parameter in the whole model, counted from 0."""
    part = next(part for part in parameters.parts(CONFIG) if part.name == name)
    return part.first + row * part.columns + column


UP = numbered("blocks.1.mlp.up.weight", 3, 4)
CHANGES = {"number": ("number", UP, 7.5), "head": ("head", 1, 0), "layer": ("layer", 2)}
CHANGES |= {which: ("kind", which) for which in KINDS}
TOUCHED = {
    "number": lambda name: name == "blocks.1.mlp.up.weight", "head": lambda name: name == "blocks.1.attn.out.weight",
    "layer": lambda name: layer_of(name) == 2,
    **{which: lambda name, which=which: kind_of(name) == which for which in KINDS},
}


def test_knocking_out_nothing_changes_nothing(model):
    assert torch.equal(logits(ablation.changed(model, ())), logits(model))


@pytest.mark.parametrize("name", CHANGES)
def test_a_change_changes_the_answer_and_not_that_of_the_model_itself(model, name):
    before = logits(model)
    assert not torch.allclose(logits(ablation.changed(model, CHANGES[name])), before)
    assert torch.equal(logits(model), before)


@pytest.mark.parametrize("name", CHANGES)
def test_a_changed_model_shares_every_tensor_that_it_does_not_change(model, name):
    others = ablation.changed(model, CHANGES[name]).named_parameters()
    for (each, old), (_, new) in zip(model.named_parameters(), others, strict=True):
        assert (new.data_ptr() != old.data_ptr()) == TOUCHED[name](each), each


def test_one_readers_change_never_shows_in_another_readers_model_not_even_for_a_moment(model):
    expected, wrong, stop = logits(model), [], threading.Event()

    def other_reader():
        while not stop.is_set():
            if not torch.allclose(logits(model), expected, rtol=1e-4, atol=1e-5):  # another thread may add in another order
                wrong.append(1)

    readers = [threading.Thread(target=other_reader) for _ in range(2)]
    for reader in readers:
        reader.start()
    for _ in range(20):
        for change in CHANGES.values():
            logits(ablation.changed(model, change))
    stop.set()
    for reader in readers:
        reader.join()
    assert not wrong


def test_one_number_changed_is_one_number_changed(model):
    new = ablation.changed(model, ("number", UP, 7.5))
    assert new.get_parameter("blocks.1.mlp.up.weight")[3, 4] == 7.5
    assert sum(int((one != other).sum()) for one, other in zip(new.parameters(), model.parameters(), strict=True)) == 1
    bias = "blocks.0.mlp.up.bias"
    assert ablation.changed(model, ("number", numbered(bias, 0, 5), -1.0)).get_parameter(bias)[5] == -1.0


def test_a_head_without_effect_is_a_head_that_gathered_zero(model):
    part, caught = model.blocks[1].attn.out, {}
    with torch.inference_mode():
        hook = part.register_forward_pre_hook(lambda _, given: caught.update(mixed=given[0].clone()))
        model(IDS)
        hook.remove()
        caught["mixed"][..., CONFIG.d_head:] = 0.0  # head 1 of 2
        expected = part(caught["mixed"])
        seen = {}
        ablation.changed(model, ("head", 1, 1))(IDS, record=lambda name, value: seen.update({name: value}))
    torch.testing.assert_close(seen["blocks.1.attn_out"], expected, atol=1e-5, rtol=1e-5)


def test_a_layer_without_numbers_hands_on_what_it_was_given(model):
    seen = {}
    with torch.inference_mode():
        ablation.changed(model, ("layer", 1))(IDS, record=lambda name, value: seen.update({name: value}))
    assert torch.equal(seen["blocks.1.resid_pre"], seen["blocks.1.resid_post"])


@pytest.mark.parametrize("which", ["prediction", "norm"])
def test_without_prediction_or_norms_all_that_is_left_is_a_blind_guess(model, which):
    loss = scoring.mean_loss(ablation.changed(model, ("kind", which)), READ)
    assert loss == pytest.approx(np.log(CONFIG.d_vocab), rel=1e-6)


def test_the_mean_loss_is_that_of_each_sentence_read_alone(model):
    costs = []
    with torch.inference_mode():
        for ids in READ:
            logs = model(torch.tensor([ids[:-1]]))[0].log_softmax(-1)
            costs += [-float(row[token]) for row, token in zip(logs, ids[1:], strict=True)]
    assert scoring.mean_loss(model, READ) == pytest.approx(np.mean(costs), rel=1e-5)


@pytest.mark.parametrize("change", [
    ("number", -1, 0.0), ("number", sum(part.size for part in parameters.parts(CONFIG)), 0.0), ("layer", 3),
    ("layer", None), ("head", 3, 0), ("head", 0, 2), ("kind", "memory"), ("weight", 1),
], ids=str)
def test_what_is_not_there_cannot_be_knocked_out(model, change):
    with pytest.raises(BadInput, match=re.escape(str(change))):
        ablation.changed(model, change)


class Letters:
    """A tokenizer of one token a word, to choose sentences with."""

    def encode(self, text):
        return text.split()


def test_the_bench_has_whole_held_out_sentences_genre_by_genre_that_were_never_trained_on():
    long = "one two three four five six seven eight."
    documents = [Document(f"{genre} {number} {long} More.", "world", genre, split="heldout") for genre in ("a", "b") for number in range(3)]
    documents.append(Document("Too short.", "world", "c", split="heldout"))
    found = ablations.sentences(documents, trained_on=f"x a 1 {long} y", tokenizer=Letters(), count=4)
    assert found == [f"a 0 {long}", f"b 0 {long}", f"b 1 {long}", f"a 2 {long}"]


# The map ----------------------------------------------------------------------------------------------------------


def test_the_anatomy_is_that_of_the_model_file(model):
    assert [(part.name, part.shape) for part in parameters.parts(CONFIG)] == [(name, tuple(p.shape)) for name, p in model.named_parameters()]
    assert all(part.kind == kind_of(part.name) and part.layer == layer_of(part.name) for part in parameters.parts(CONFIG))
    assert parameters.count_by(parameters.parts(CONFIG)) == {kind: count for kind, count in counted(model).items() if count}


@pytest.mark.parametrize("config", [CONFIG, ModelConfig(), ModelConfig(d_vocab=61, n_ctx=7, d_model=12, n_layers=1, n_heads=3, d_mlp=20)])
def test_each_number_has_one_place_on_the_map_and_no_two_share_one(config):
    boxes, listed = parameters.plan(config), parameters.parts(config)
    for place, part in enumerate(listed):
        covered = sorted((box.start, box.start + box.count) for box in boxes if box.part == place)
        assert covered[0][0] == 0
        assert covered[-1][1] == part.size
        assert all(end == start for (_, end), (start, _) in pairwise(covered))
    for number, one in enumerate(boxes):
        for other in boxes[number + 1:]:
            apart = (one.x + one.width <= other.x or other.x + other.width <= one.x
                     or one.y + one.height <= other.y or other.y + other.height <= one.y)
            assert apart, (one, other)


def test_a_number_is_found_where_it_stands(model):
    listed = parameters.parts(CONFIG)
    every = torch.cat([parameter.flatten() for parameter in model.parameters()])
    for number in (0, 959, 960, 2000, len(every) - 1):
        place, row, column = parameters.locate(listed, number)
        tensor = model.get_parameter(listed[place].name)
        assert tensor.reshape(-1, listed[place].columns)[row, column] == every[number]
    with pytest.raises(IndexError):
        parameters.locate(listed, len(every))


# Published models -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", FACTS)
def test_a_published_models_dimensions_give_its_known_counts(name):
    found = published.counts(published.published(name))
    assert (*(count.total for count in found[:4]), published.total(published.published(name))) == FACTS[name]
    assert [count.kind for count in found] == list(KINDS)


def test_every_published_model_is_checked():
    assert set(FACTS) == {model.name for model in published.PUBLISHED}


@pytest.mark.parametrize("config", [CONFIG, ModelConfig()])
def test_the_formula_counts_our_own_model_right(config):
    model = untrained(config, seed=1)
    assert {count.kind: count.total for count in published.counts(published.ours(config))} == counted(model)


@pytest.mark.parametrize("model", published.PUBLISHED, ids=lambda model: model.name)
def test_the_formula_that_is_shown_gives_the_number_beside_it(model):
    for count in published.counts(model):
        sum_shown = count.filled.split(":")[0].replace(",", "").replace("×", "*").replace("²", "**2")
        assert eval(sum_shown) == count.total
