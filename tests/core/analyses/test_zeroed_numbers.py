"""Each number set to zero: exact for every one of a small model, and what ships is what the shipped model says."""

import copy

import numpy as np
import pytest
import torch

from core.analyses import zeroed_numbers
from core.config import ModelConfig
from core.model import ablation, parameters
from core.model.parameters import parts
from core.model.prompt import prompt_ids
from core.model.transformer import untrained
from core.runs.store import open_run

CONFIG = ModelConfig(d_vocab=60, n_ctx=24, d_model=16, n_layers=3, n_heads=2, d_mlp=32, init_std=0.4)
IDS, TOKEN = [0, 7, 19, 4, 33, 7], 9  # one token twice, so that a row of the table counts at two positions


@pytest.fixture(scope="module")
def model():
    made = untrained(CONFIG, seed=3)
    with torch.no_grad():  # biases and norms of every size
        for parameter in made.parameters():
            parameter.add_(0.05 * torch.randn(parameter.shape, generator=torch.Generator().manual_seed(parameter.numel())))
    return made.eval().requires_grad_(False)


def bits_without(model, ids: list[int], token: int, number: int) -> float:
    """The surprise without one number, by the bench that a reader uses: one model for one number."""
    bench = ablation.changed(model, ("number", number, 0.0))
    with torch.inference_mode():
        return float(bench(torch.tensor([ids]))[0, -1].log_softmax(-1)[token]) / -np.log(2)


def test_without_any_number_of_any_tensor_it_is_as_surprised_as_the_bench_says(model):
    found, _ = zeroed_numbers.surprises(model, IDS, TOKEN, at_once=100)
    for part in parts(CONFIG):
        drawn = np.random.default_rng(part.first).choice(part.size, size=min(part.size, 6), replace=False)
        numbers = np.unique([0, *drawn, part.size - 1]) + part.first
        own = [bits_without(model, IDS, TOKEN, int(number)) for number in numbers]
        np.testing.assert_allclose(found[numbers], own, atol=1e-5, err_msg=part.name)


def test_only_rows_of_words_and_places_that_are_not_in_the_prompt_are_idle(model):
    _, idle = zeroed_numbers.surprises(model, IDS, TOKEN)
    width = CONFIG.d_model
    rows = {part.name: idle[part.first:part.first + part.size].reshape(part.rows, -1) for part in parts(CONFIG)}
    assert {row for row in range(CONFIG.d_vocab) if not rows["embed.weight"][row].all()} == set(IDS)
    assert idle.sum() == (CONFIG.d_vocab - len(set(IDS)) + CONFIG.n_ctx - len(IDS)) * width


def test_the_search_leaves_the_model_as_it_was(model):
    before = [parameter.clone() for parameter in model.parameters()]
    zeroed_numbers.surprises(model, IDS, TOKEN)
    assert all(torch.equal(now, was) for now, was in zip(model.parameters(), before, strict=True))
    assert not any(module._forward_hooks or module._forward_pre_hooks for module in model.modules())


# What ships -------------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def shipped():
    run = open_run("base")
    found, last = run.table("zeroed"), run.model()
    return found, last, prompt_ids(run.tokenizer, found["prompt"], run.config.model.n_ctx), run.tokenizer.id(found["leader"])


def test_the_strongest_numbers_do_what_is_claimed_and_none_of_a_thousand_does_more(shipped):
    found, last, ids, token = shipped
    claimed = found["bits_without_strongest"]
    assert claimed == sorted(claimed, reverse=True) and claimed[0] == max(found["bits_at_ranks"])
    own = [bits_without(last, ids, token, number) for number in found["strongest"][:12]]
    np.testing.assert_allclose(own, claimed[:12], atol=1e-5)
    few = slice(None, None, 10)
    own = [bits_without(last, ids, token, number) for number in found["drawn"][few]]
    np.testing.assert_allclose(own, found["bits_without_drawn"][few], atol=1e-5)
    assert max(found["bits_without_drawn"]) <= claimed[0]


def test_no_number_that_a_first_order_estimate_names_is_stronger_than_the_strongest(shipped):
    """The estimate, gradient times value, is how the strongest was looked for before each number was tried; it missed it."""
    found, last, ids, token = shipped
    bench = copy.deepcopy(last).requires_grad_(True)
    bench(torch.tensor([ids]))[0, -1].log_softmax(-1)[token].backward()
    estimate = torch.cat([(p.grad * p.detach()).abs().flatten() for p in bench.parameters()]).numpy()
    suspects = np.argsort(-estimate, kind="stable")[:60]
    assert max(bits_without(last, ids, token, int(number)) for number in suspects) <= found["bits_without_strongest"][0] + 5e-6


def test_the_counts_are_of_all_numbers_of_the_model(shipped):
    found, last, ids, _ = shipped
    total = sum(parameter.numel() for parameter in last.parameters())
    assert found["numbers"] == total == parameters.parts(last.config)[-1].first + parameters.parts(last.config)[-1].size
    unread = last.config.d_vocab - len(set(ids)) + last.config.n_ctx - len(ids)
    assert found["idle"] == unread * last.config.d_model
    assert found["ranks"][0] == 1 and found["ranks"][-1] == total
    moved = [bits for bits in found["bits_without_strongest"] if found["p"] - 2 ** -bits > zeroed_numbers.POINT]
    assert min(found["moved"], zeroed_numbers.STRONGEST) == len(moved)  # of more than are kept, all that are
