"""To and from a Hugging Face GPT-2 directory: config.json and model.safetensors.

The same weights give the same logits there. GPT-2's Conv1D keeps a matrix as (in, out), `nn.Linear` as (out, in): hence the transposes.
"""

import json
import re
from pathlib import Path

import safetensors.torch
import torch
from safetensors import SafetensorError
from torch import Tensor

from core.config import ModelConfig
from core.errors import BadInput, DamagedFile
from core.model import Transformer
from core.runs import write_file

TOP = {"embed": "transformer.wte", "pos_embed": "transformer.wpe", "final_norm": "transformer.ln_f", "unembed": "lm_head"}
INSIDE = {"ln1": "ln_1", "attn.qkv": "attn.c_attn", "attn.out": "attn.c_proj", "ln2": "ln_2", "mlp.up": "mlp.c_fc", "mlp.down": "mlp.c_proj"}
NORM_EPSILON = 1e-5  # PyTorch's and GPT-2's


def export(model: Transformer, folder: Path) -> None:
    """Write a model as a Hugging Face GPT-2 directory, in the precision of its weights."""
    config = model.config
    described = {
        "architectures": ["GPT2LMHeadModel"], "model_type": "gpt2", "vocab_size": config.d_vocab, "n_positions": config.n_ctx,
        "n_embd": config.d_model, "n_layer": config.n_layers, "n_head": config.n_heads, "n_inner": config.d_mlp,
        "activation_function": "gelu_new", "layer_norm_epsilon": NORM_EPSILON, "initializer_range": config.init_std,
        "tie_word_embeddings": False, "attn_pdrop": 0.0, "embd_pdrop": 0.0, "resid_pdrop": 0.0, "bos_token_id": 0, "eos_token_id": 0,
    }
    weights = {_their_name(name): _turned(name, parameter.detach()).contiguous() for name, parameter in model.named_parameters()}
    write_file(folder / "config.json", (json.dumps(described, indent=2) + "\n").encode())
    write_file(folder / "model.safetensors", safetensors.torch.save(weights, {"format": "pt"}))


def load(folder: Path) -> Transformer:
    """The model of a Hugging Face GPT-2 directory, in evaluation mode; a tied one gets a prediction table that equals its embeddings.

    Raises:  DamagedFile if a file is missing or cut short; BadInput if it isn't a GPT-2 that we can run.
    """
    try:
        described = json.loads((folder / "config.json").read_text(encoding="utf-8"))
        theirs = safetensors.torch.load((folder / "model.safetensors").read_bytes())
    except (OSError, ValueError, SafetensorError) as error:
        raise DamagedFile(f"{folder} has no whole config.json and model.safetensors ({error}). Export the model again.") from error
    wishes = {"model_type": "gpt2", "activation_function": "gelu_new", "layer_norm_epsilon": NORM_EPSILON}
    for key, wish in wishes.items():
        if described.get(key, wish) != wish:
            raise BadInput(f"{folder}/config.json says {key} = {described[key]!r}; Nudge runs GPT-2 models with {wish!r} only.")
    try:
        config = ModelConfig(described["vocab_size"], described["n_positions"], described["n_embd"], described["n_layer"],
                             described["n_head"], described.get("n_inner") or 4 * described["n_embd"])
        with torch.device("meta"):
            model = Transformer(config)
        if "lm_head.weight" not in theirs:
            theirs["lm_head.weight"] = theirs["transformer.wte.weight"].clone()
        ours = {name: _turned(name, theirs[_their_name(name)]).contiguous() for name, _ in model.named_parameters()}
        model.load_state_dict(ours, assign=True)
    except (KeyError, RuntimeError) as error:
        raise BadInput(f"{folder} isn't a GPT-2 language model: {error} is missing or has another shape.") from error
    return model.eval()


def _their_name(name: str) -> str:
    """The name that Hugging Face gives to our parameter called `name`."""
    inside = re.fullmatch(r"blocks\.(\d+)\.(.+)\.(weight|bias)", name)
    if inside:
        return f"transformer.h.{inside[1]}.{INSIDE[inside[2]]}.{inside[3]}"
    module, _, kind = name.rpartition(".")
    return f"{TOP[module]}.{kind}"


def _turned(name: str, weight: Tensor) -> Tensor:
    """A matrix of a block with its axes swapped; everything else as it is."""
    return weight.T if name.startswith("blocks.") and weight.ndim == 2 else weight
