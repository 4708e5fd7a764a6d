"""Laws of the transformer."""

from math import log

import pytest
import torch
import torch.nn.functional as F

from core.config import ModelConfig, RunConfig
from core.errors import BadInput
from core.model.parameters import KINDS, kind_of, layer_of
from core.model.transformer import Cache, Transformer, untrained, waves
from tests.toy import counted

SHAPE = ModelConfig(d_vocab=300, n_ctx=16, d_model=32, n_layers=3, n_heads=4, d_mlp=64, init_std=0.3)


def tokens(rows=2, length=16, seed=0):
    return torch.randint(SHAPE.d_vocab, (rows, length), generator=torch.Generator().manual_seed(seed))


@torch.no_grad()
def test_an_untrained_model_is_as_surprised_as_a_blind_guess():
    shape = ModelConfig()
    ids = torch.randint(shape.d_vocab, (4, shape.n_ctx), generator=torch.Generator().manual_seed(0))
    loss = F.cross_entropy(untrained(shape, seed=1)(ids)[:, :-1].flatten(0, 1), ids[:, 1:].flatten()).item()
    assert loss == pytest.approx(log(shape.d_vocab), abs=0.05)


@torch.no_grad()
def test_the_last_position_alone_has_the_scores_that_it_has_among_all():
    model, read = untrained(SHAPE, seed=1), tokens()
    for length in (1, 7, 16):
        all_of_them, last, cache = model(read[:, :length]), model(read[:, :length], last=True), Cache()
        assert last.shape == (2, 1, SHAPE.d_vocab)
        assert torch.allclose(last, all_of_them[:, -1:], atol=1e-6)
        assert torch.allclose(model(read[:, :length], cache=cache, last=True), last, atol=1e-4)  # by another kernel
        assert cache.length == length


@torch.no_grad()
def test_the_future_never_leaks_into_the_past():
    model, before = untrained(SHAPE, seed=1), tokens()
    for place in (1, 7, 15):
        after = before.clone()
        after[:, place] = (after[:, place] + 1) % SHAPE.d_vocab
        changed = (model(before) != model(after)).any(-1)
        assert not changed[:, :place].any()
        assert changed[:, place].all()


@torch.no_grad()
def test_recording_changes_no_logit_and_the_residual_stream_adds_up():
    model, ids, kept = untrained(SHAPE, seed=1).double(), tokens(), {}
    logits = model(ids, record=kept.__setitem__, pattern=True)
    assert (logits - model(ids)).abs().max() < 1e-12
    stream = kept["embed"] + kept["pos"]
    for layer in range(SHAPE.n_layers):
        assert torch.equal(stream, kept[f"blocks.{layer}.resid_pre"])
        stream = stream + kept[f"blocks.{layer}.attn_out"]
        assert torch.equal(stream, kept[f"blocks.{layer}.resid_mid"])
        stream = stream + kept[f"blocks.{layer}.mlp_out"]
        assert torch.equal(stream, kept[f"blocks.{layer}.resid_post"])
        pattern = kept[f"blocks.{layer}.attn_pattern"]
        assert pattern.shape == (2, SHAPE.n_heads, 16, 16)
        assert (pattern.sum(-1) - 1).abs().max() < 1e-12 and not pattern.triu(1).any()
    assert torch.equal(model.unembed(kept["final_norm"]), logits)


@pytest.mark.parametrize("cuts", [(16,), (1,) * 16, (5, 4, 1, 6)])
@torch.no_grad()
def test_reading_in_parts_with_a_cache_is_reading_at_once(cuts):
    model, ids, cache = untrained(SHAPE, seed=1).double(), tokens(), Cache()
    parts = torch.cat([model(part, cache=cache) for part in ids.split(list(cuts), dim=1)], 1)
    assert cache.length == 16
    assert (parts - model(ids)).abs().max() < 1e-12


@torch.no_grad()
def test_too_long_a_text_is_refused_with_its_length_and_the_limit():
    with pytest.raises(BadInput, match="has 17 tokens; this model reads 16"):
        untrained(SHAPE, seed=1)(tokens(length=17))
    model, cache = untrained(SHAPE, seed=1), Cache()
    model(tokens(), cache=cache)
    with pytest.raises(BadInput, match="17"):
        model(tokens(length=1), cache=cache)


def test_the_first_weights_come_from_the_seed_alone_and_leave_the_global_generator_alone():
    state = torch.get_rng_state()
    one = untrained(SHAPE, seed=1)
    assert torch.equal(torch.get_rng_state(), state)
    torch.rand(3)
    for (name, ours), again, other in zip(one.named_parameters(), untrained(SHAPE, 1).parameters(), untrained(SHAPE, 2).parameters(), strict=True):
        assert torch.equal(ours, again)
        assert torch.equal(ours, other) == (ours.ndim == 1 or name == "pos_embed.weight")


def test_one_back_is_the_same_turn_at_every_first_position():
    positions = waves(128, 16, 0.1).double()
    turn = torch.linalg.lstsq(positions[1:100], positions[:99]).solution  # (D, D): from each position to the one before
    assert torch.allclose(positions[101:] @ turn, positions[100:-1], atol=1e-5)  # and it holds where it wasn't fitted
    assert torch.equal(untrained(SHAPE, 1).pos_embed.weight, waves(SHAPE.n_ctx, SHAPE.d_model, SHAPE.wave_height))


def test_every_parameter_has_a_kind_and_feed_forward_is_the_largest():
    model = Transformer(ModelConfig())
    counts = counted(model)
    assert tuple(counts) == KINDS and sum(counts.values()) == sum(p.numel() for p in model.parameters())
    assert max(counts, key=counts.get) == "feed-forward"
    assert counts["embeddings"] == (3584 + 128) * 128 and counts["prediction"] == 3584 * 128
    assert [kind_of(name) for name in ("pos_embed.weight", "blocks.0.attn.out.bias", "blocks.1.mlp.up.weight", "unembed.weight",
                                       "blocks.2.ln1.weight", "final_norm.bias")] == [
        "embeddings", "attention", "feed-forward", "prediction", "norm", "norm"]
    assert (layer_of("blocks.2.ln1.weight"), layer_of("embed.weight")) == (2, None)


def test_the_matmul_parameters_are_those_that_multiply():
    shape = RunConfig().model
    matrices = sum(p.numel() for name, p in Transformer(shape).named_parameters() if p.ndim == 2 and "embed." not in name.replace("unembed", ""))
    assert shape.matmul_parameters == matrices


def test_a_config_survives_json_and_names_the_field_that_is_wrong():
    config = RunConfig("other")
    assert RunConfig.from_json(config.to_json()) == config
    assert RunConfig.from_json("{}") == RunConfig()
    for text, name in (('{"model": {"d_modell": 3}}', r"model\.d_modell"), ('{"training": {"steps": "many"}}', r"training\.steps"),
                       ('{"model": {"d_model": 130}}', r"model\.d_model is 130"), ('{"name": "../x"}', "name"),
                       ('{"training": {"checkpoints": [1, "2"]}}', r"training\.checkpoints"), ("{", "line 1")):
        with pytest.raises(BadInput, match=name):
            RunConfig.from_json(text)
