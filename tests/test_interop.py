"""Parity with Hugging Face's GPT2LMHeadModel, both ways, in float64."""

import json

import pytest
import torch

from core import interop
from core.config import ModelConfig
from core.errors import BadInput, DamagedFile
from core.model import untrained

transformers = pytest.importorskip("transformers", reason="pip install -r requirements-dev.txt")
SHAPE = ModelConfig(d_vocab=301, n_ctx=24, d_model=32, n_layers=3, n_heads=4, d_mlp=80, init_std=0.3)
TOKENS = torch.randint(301, (3, 24), generator=torch.Generator().manual_seed(5))


def ours():
    """A model whose every parameter differs from its first value, so that a forgotten bias or norm shows."""
    model = untrained(SHAPE, seed=1).double()
    chance = torch.Generator().manual_seed(2)
    with torch.no_grad():
        for parameter in model.parameters():
            parameter.add_(0.2 * torch.randn(parameter.shape, generator=chance, dtype=torch.float64))
    return model


def test_an_exported_model_has_the_same_logits_in_hugging_face(tmp_path):
    model = ours()
    interop.export(model, tmp_path)
    theirs = transformers.GPT2LMHeadModel.from_pretrained(tmp_path, dtype=torch.float64).eval()
    with torch.no_grad():
        difference = (theirs(TOKENS).logits - model(TOKENS)).abs().max().item()
    assert difference < 1e-9
    assert theirs.lm_head.weight.data_ptr() != theirs.transformer.wte.weight.data_ptr()


@pytest.mark.parametrize("tied", [False, True])
def test_a_model_of_hugging_face_has_the_same_logits_here(tmp_path, tied):
    config = transformers.GPT2Config(vocab_size=301, n_positions=24, n_embd=32, n_layer=2, n_head=4, tie_word_embeddings=tied,
                                     initializer_range=0.3)
    theirs = transformers.GPT2LMHeadModel(config).double().eval()
    theirs.save_pretrained(tmp_path)
    model = interop.load(tmp_path)
    with torch.no_grad():
        assert (theirs(TOKENS).logits - model(TOKENS)).abs().max().item() < 1e-9


def test_out_and_in_again_gives_the_same_weights(tmp_path):
    model = ours()
    interop.export(model, tmp_path)
    for (name, one), (same_name, other) in zip(model.named_parameters(), interop.load(tmp_path).named_parameters(), strict=True):
        assert name == same_name and torch.equal(one, other)


def test_what_is_not_a_gpt2_is_refused_with_a_reason(tmp_path):
    with pytest.raises(DamagedFile, match=r"config\.json"):
        interop.load(tmp_path)
    interop.export(ours(), tmp_path)
    described = json.loads((tmp_path / "config.json").read_text())
    (tmp_path / "config.json").write_text(json.dumps(described | {"activation_function": "relu"}))
    with pytest.raises(BadInput, match="activation_function = 'relu'"):
        interop.load(tmp_path)
