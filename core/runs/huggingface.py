"""To and from a Hugging Face GPT-2 directory, which transformers and what is built on it open as it is.

The same weights give the same logits there, and the same text the same tokens. GPT-2's Conv1D keeps a matrix as (in,
out), `nn.Linear` as (out, in): hence the transposes.
"""

import io
import json
import re
import reprlib
import zipfile
from collections.abc import Mapping
from pathlib import Path

import safetensors.torch
import torch
from safetensors import SafetensorError
from torch import Tensor

from core.config import NORM_EPSILON, ModelConfig
from core.errors import BadInput, DamagedFile
from core.model.tokenizer import END, Tokenizer
from core.model.transformer import Transformer
from core.runs.files import write_file
from core.runs.model_card import card
from core.runs.store import Run

TOP = {
    "embed": "transformer.wte",
    "pos_embed": "transformer.wpe",
    "final_norm": "transformer.ln_f",
    "unembed": "lm_head",
}
INSIDE = {
    "ln1": "ln_1",
    "attn.qkv": "attn.c_attn",
    "attn.out": "attn.c_proj",
    "ln2": "ln_2",
    "mlp.up": "mlp.c_fc",
    "mlp.down": "mlp.c_proj",
}
SIZES = ("vocab_size", "n_positions", "n_embd", "n_layer", "n_head")  # as ModelConfig begins


def export(run: Run, step: int, folder: Path) -> None:
    """Write a moment of a run as a Hugging Face GPT-2 directory: model, tokenizer, model card.

    Raises OSError; DamagedFile.
    """
    for name, data in files(run, step).items():
        write_file(folder / name, data)


def zipped(run: Run, step: int) -> bytes:
    """The same directory as one zip file, the same bytes each time. Raises DamagedFile."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as file:
        for name, data in files(run, step).items():
            # dated 1980, as ZipInfo is
            file.writestr(zipfile.ZipInfo(f"{zip_name(run.name, step)}/{name}"), data, zipfile.ZIP_DEFLATED)
    return packed.getvalue()


def zip_name(run: str, step: int) -> str:
    """What the zip file of a moment, and the folder in it, is called; without the ending."""
    return f"nudge-{run}-step-{step}"


def files(run: Run, step: int) -> dict[str, bytes]:
    """What an exported directory holds, by name. Raises DamagedFile."""
    tokenizer = {
        "tokenizer_class": "PreTrainedTokenizerFast",
        "bos_token": END,
        "eos_token": END,
        "pad_token": END,
        "padding_side": "left",
        "model_max_length": run.config.model.n_ctx,
        "model_input_names": ["input_ids", "attention_mask"],  # GPT-2 would add an embedding for each token_type_id
        "split_special_tokens": True,  # typed text never becomes a special token
        "clean_up_tokenization_spaces": False,
    }
    return {
        "README.md": card(run, step).encode(),
        **model_files(run.model(step)),
        "tokenizer.json": run.tokenizer.for_others().encode(),
        "tokenizer_config.json": _json(tokenizer),
        "words.json": run.read("words.json"),
    }


def model_files(model: Transformer) -> dict[str, bytes]:
    """What describes and holds a model there, by name, in the precision of its weights."""
    config = model.config
    ends = {"bos_token_id": 0, "eos_token_id": 0}
    weights = {
        _their_name(name): _turned(name, parameter.detach()).contiguous()
        for name, parameter in model.named_parameters()
    }
    described = {
        "architectures": ["GPT2LMHeadModel"],
        "model_type": "gpt2",
        "vocab_size": config.d_vocab,
        "n_positions": config.n_ctx,
        "n_ctx": config.n_ctx,
        "n_embd": config.d_model,
        "n_layer": config.n_layers,
        "n_head": config.n_heads,
        "n_inner": config.d_mlp,
        "activation_function": "gelu_new",
        "layer_norm_epsilon": NORM_EPSILON,
        "initializer_range": config.init_std,
        "tie_word_embeddings": False,
        "attn_pdrop": 0.0,
        "embd_pdrop": 0.0,
        "resid_pdrop": 0.0,
        **ends,
        "dtype": str(model.embed.weight.dtype).removeprefix("torch."),
    }
    return {
        "config.json": _json(described),
        # Positions end at n_ctx. The padding token stands here alone: in config.json it makes transformers warn at each
        # text, which begins with it.
        "generation_config.json": _json({**ends, "pad_token_id": 0, "max_length": config.n_ctx}),
        "model.safetensors": safetensors.torch.save(weights, {"format": "pt"}),
    }


def load(folder: Path) -> Transformer:
    """The model of a Hugging Face GPT-2 directory, in evaluation mode; a tied one gets a prediction table that equals
    its embeddings.

    Raises:  DamagedFile if a file is missing or cut short; BadInput if it isn't a GPT-2 that we can run.
    """
    try:
        described = json.loads((folder / "config.json").read_text(encoding="utf-8"))
        theirs = safetensors.torch.load((folder / "model.safetensors").read_bytes())
    except (OSError, ValueError, RecursionError, SafetensorError) as error:
        raise DamagedFile(
            f"{folder} has no whole config.json and model.safetensors ({error}). Export the model again."
        ) from error
    if not isinstance(described, dict):
        raise BadInput(f"{folder}/config.json holds no object in braces; it isn't a GPT-2's. Export the model again.")
    wishes = {"model_type": "gpt2", "activation_function": "gelu_new", "layer_norm_epsilon": NORM_EPSILON}
    for key, wish in wishes.items():
        if described.get(key, wish) != wish:
            raise BadInput(
                f"{folder}/config.json says {key} = {described[key]!r}; Nudge runs GPT-2 models with {wish!r} only."
            )
    for key in (*SIZES, *(["n_inner"] if described.get("n_inner") is not None else [])):
        if type(described.get(key)) is not int:
            raise BadInput(
                f"{folder}/config.json says {key} = {reprlib.repr(described.get(key))}; it has to be a whole number."
            )
    try:
        config = ModelConfig(*(described[key] for key in SIZES), described.get("n_inner") or 4 * described["n_embd"])
        with torch.device("meta"):
            model = Transformer(config)
        if "lm_head.weight" not in theirs:
            theirs["lm_head.weight"] = theirs["transformer.wte.weight"].clone()
        ours = {name: _turned(name, theirs[_their_name(name)]).contiguous() for name, _ in model.named_parameters()}
        model.load_state_dict(ours, assign=True)
    except BadInput as error:
        raise BadInput(f"{folder}/config.json describes no model that Nudge runs. {error}") from error
    except (KeyError, RuntimeError) as error:
        raise BadInput(f"{folder} isn't a GPT-2 language model: {error} is missing or has another shape.") from error
    return model.eval()


def load_tokenizer(folder: Path) -> Tokenizer:
    """The tokenizer of a directory that `export` wrote, as a run keeps it.

    Raises DamagedFile; BadInput if it isn't one of ours.
    """
    return Tokenizer.from_file(folder / "tokenizer.json").as_ours()


def _json(content: Mapping[str, object]) -> bytes:
    return (json.dumps(content, indent=2) + "\n").encode()


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
