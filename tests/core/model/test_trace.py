"""A trace: its laws hold, and it says what a plain forward pass says."""

import json
import weakref

import numpy as np
import pytest
import torch

from core.errors import BadInput
from core.model import numpy_pass, transformer
from core.model.trace import streams, trace
from core.model.transformer import untrained
from core.runs import huggingface
from core.runs.checkpoints import compact, fill
from tests.toy import SHAPE

IDS = [0, 250, 12, 77, 250, 5, 299]


@pytest.fixture(scope="module")
def model():
    return untrained(SHAPE, seed=3).double().eval()


@pytest.fixture(scope="module")
def found(model):
    return trace(model, IDS)


def test_the_residual_stream_adds_up(found):
    assert np.array_equal(found["blocks.0.resid_pre"], found["embed"] + found["pos"])
    for layer in range(SHAPE.n_layers):
        block = {name: found[f"blocks.{layer}.{name}"] for name in ("resid_pre", "attn_out", "resid_mid", "mlp_out", "resid_post")}
        assert np.array_equal(block["resid_pre"] + block["attn_out"], block["resid_mid"])
        assert np.array_equal(block["resid_mid"] + block["mlp_out"], block["resid_post"])
        if layer:
            assert np.array_equal(block["resid_pre"], found[f"blocks.{layer - 1}.resid_post"])


def test_attention_rows_sum_to_1_and_never_look_ahead(found):
    for layer in range(SHAPE.n_layers):
        pattern = found[f"blocks.{layer}.attn_pattern"]
        assert pattern.shape == (SHAPE.n_heads, len(IDS), len(IDS))
        assert np.allclose(pattern.sum(-1), 1, atol=1e-12)
        assert np.all(np.triu(pattern, 1) == 0) and np.all(np.tril(pattern[0]).diagonal() > 0)


def test_a_later_token_changes_nothing_before_it(model, found):
    other = trace(model, [*IDS[:-1], 1])
    for name, value in found.activations.items():
        earlier = (slice(None), slice(-1)) if name.endswith("pattern") else slice(-1)
        assert np.allclose(value[earlier], other[name][earlier], atol=1e-12), name


def test_logits_equal_a_plain_forward_pass_and_probabilities_sum_to_1(model, found):
    with torch.no_grad():
        plain = model(torch.tensor([IDS]))[0].numpy()
    assert np.allclose(found["logits"], plain, atol=1e-10)
    assert np.allclose(found["probs"].sum(-1), 1, atol=1e-12)
    assert np.allclose(np.log(found["probs"]), plain - np.logaddexp.reduce(plain, -1, keepdims=True), atol=1e-10)


def test_the_lens_after_every_layer_is_the_model_itself_and_after_none_reads_the_embeddings(model, found):
    assert np.allclose(found.lens(SHAPE.n_layers), found["logits"], atol=1e-10)
    with torch.no_grad():
        bare = model.unembed(model.final_norm(torch.from_numpy(found["embed"] + found["pos"]))).numpy()
    assert np.allclose(found.lens(0), bare, atol=1e-10)


def test_streams_are_those_of_the_trace(model, found):
    with torch.no_grad():
        every = streams(model, torch.tensor([IDS]))
    assert len(every) == SHAPE.n_layers + 1
    for depth, stream in enumerate(every):
        assert np.array_equal(stream[0].numpy(), found.stream(depth))


def test_a_text_that_is_too_long_is_refused_with_its_length(model):
    with pytest.raises(BadInput, match="33 tokens"):
        trace(model, [0] * 33)


def test_the_pass_in_numpy_gives_every_activation_of_the_model_and_reads_off_the_same():
    model = untrained(SHAPE, seed=2).requires_grad_(False)
    with torch.no_grad():  # no bias or norm that a first model doesn't have yet may be left out unseen
        for parameter in model.parameters():
            parameter.add_(0.1 * torch.randn(parameter.shape, generator=torch.Generator().manual_seed(parameter.numel())))
    ids = [0, 5, 3, 5, 9]
    kept = {name: weight.numpy() for name, weight in compact(dict(model.named_parameters())).items()}
    with torch.no_grad():
        fill(model, {name: torch.from_numpy(weight) for name, weight in kept.items()})
    one, other = trace(model, ids), numpy_pass.trace(numpy_pass.expanded(kept), SHAPE.n_heads, ids)
    assert set(one.activations) == set(other.activations)
    for name, activation in one.activations.items():
        assert other[name].dtype == np.float32
        np.testing.assert_allclose(other[name], activation, atol=2e-5, rtol=2e-4, err_msg=name)
    for depth in range(SHAPE.n_layers + 1):
        np.testing.assert_allclose(other.lens(depth), one.lens(depth), atol=1e-4, rtol=1e-3)


def test_the_norms_of_the_model_of_its_pass_in_numpy_and_of_an_export_have_one_epsilon(monkeypatch):
    for module in (transformer, numpy_pass, huggingface):
        monkeypatch.setattr(module, "NORM_EPSILON", 0.25)
    model = untrained(SHAPE, seed=2)
    weights = {name: parameter.detach().numpy() for name, parameter in model.named_parameters()}
    found = numpy_pass.trace(weights, SHAPE.n_heads, IDS)
    np.testing.assert_allclose(found["logits"], trace(model, IDS)["logits"], atol=1e-4)
    described = json.loads(huggingface.model_files(model)["config.json"])
    norms = [part for part in model.modules() if isinstance(part, torch.nn.LayerNorm)]
    assert {part.eps for part in norms} == {described["layer_norm_epsilon"]} == {0.25}


def test_a_trace_in_numpy_keeps_of_the_model_only_what_its_lens_needs():
    weights = {name: parameter.detach().numpy().copy() for name, parameter in untrained(SHAPE, seed=2).named_parameters()}
    found, left = numpy_pass.trace(weights, SHAPE.n_heads, IDS), {name: weakref.ref(weight) for name, weight in weights.items()}
    del weights
    assert {name for name, weight in left.items() if weight() is not None} == {"final_norm.weight", "final_norm.bias", "unembed.weight"}
    assert np.array_equal(found.lens(SHAPE.n_layers), found["logits"])
