"""How fast a prompt is laid open and run through all checkpoints:  python tests/bench/bench_inference.py [--run base] [--json]

    trace / plain     a trace of 8 and of 64 tokens as a multiple of the plain forward pass                     at most 1.3
    cached / trace    TransformerLens' run_with_cache on the same weights, as a multiple of our trace            at least 3
    timeline          one prompt of 8 tokens through all checkpoints, in milliseconds                            at most 60

Everything runs on one thread and is measured in that thread's processor time, by turns, so that a busy machine slows all contenders alike;
each figure is the median over rounds. TransformerLens is optional: pip install "transformer-lens<4" into an environment that also has this
project's requirements.
"""

import argparse
import json
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

import torch

from core.model.trace import trace
from core.model.transformer import Transformer
from core.runs.store import open_run
from core.runs.timeline import Timeline

TEXT = "The cat and the dog sat by the river"
ROUNDS = 101


def race(contenders: dict[str, Callable[[], object]], rounds: int = ROUNDS) -> dict[str, list[float]]:
    """Processor seconds of every round of each contender; they take turns, after two rounds to warm up."""
    taken: dict[str, list[float]] = {name: [] for name in contenders}
    for number in range(rounds + 2):
        for name, run in contenders.items():
            began = time.thread_time()
            run()
            if number >= 2:
                taken[name].append(time.thread_time() - began)
    return taken


def ratio(taken: dict[str, list[float]], above: str, below: str) -> float:
    """The median over rounds of one contender's time as a multiple of another's."""
    return statistics.median(a / b for a, b in zip(taken[above], taken[below], strict=True))


def theirs(model: Transformer):
    """TransformerLens' model with the same weights, or None where it isn't installed."""
    try:
        from transformer_lens import HookedTransformer, HookedTransformerConfig
    except ImportError:
        return None
    c = model.config
    lens = HookedTransformer(HookedTransformerConfig(
        n_layers=c.n_layers, d_model=c.d_model, n_ctx=c.n_ctx, d_head=c.d_head, n_heads=c.n_heads, d_mlp=c.d_mlp, d_vocab=c.d_vocab,
        act_fn="gelu_new", normalization_type="LN", device="cpu", seed=1))
    ours, state = dict(model.named_parameters()), lens.state_dict()
    state["embed.W_E"], state["pos_embed.W_pos"] = ours["embed.weight"], ours["pos_embed.weight"]
    state["ln_final.w"], state["ln_final.b"] = ours["final_norm.weight"], ours["final_norm.bias"]
    state["unembed.W_U"], state["unembed.b_U"] = ours["unembed.weight"].T, torch.zeros(c.d_vocab)
    for layer in range(c.n_layers):
        mine, block = f"blocks.{layer}.", f"blocks.{layer}."
        for ln in ("ln1", "ln2"):
            state[f"{block}{ln}.w"], state[f"{block}{ln}.b"] = ours[f"{mine}{ln}.weight"], ours[f"{mine}{ln}.bias"]
        weight = ours[mine + "attn.qkv.weight"].view(3, c.n_heads, c.d_head, c.d_model).transpose(-1, -2)
        bias = ours[mine + "attn.qkv.bias"].view(3, c.n_heads, c.d_head)
        for part, letter in enumerate("QKV"):
            state[f"{block}attn.W_{letter}"], state[f"{block}attn.b_{letter}"] = weight[part], bias[part]
        state[f"{block}attn.W_O"] = ours[mine + "attn.out.weight"].T.reshape(c.n_heads, c.d_head, c.d_model)
        state[f"{block}attn.b_O"] = ours[mine + "attn.out.bias"]
        state[f"{block}mlp.W_in"], state[f"{block}mlp.b_in"] = ours[mine + "mlp.up.weight"].T, ours[mine + "mlp.up.bias"]
        state[f"{block}mlp.W_out"], state[f"{block}mlp.b_out"] = ours[mine + "mlp.down.weight"].T, ours[mine + "mlp.down.bias"]
    lens.load_state_dict(state)
    return lens.eval()


def measure(name: str) -> dict:
    """Every figure of this benchmark for a run."""
    run = open_run(name)
    model = run.model()
    words = run.tokenizer.encode(TEXT)
    lens = theirs(model)
    found: dict = {"run": name, "threads": torch.get_num_threads()}
    for length in (8, 64):
        ids = [run.tokenizer.end_id, *(words * 20)[: length - 1]]
        tokens = torch.tensor([ids])
        contenders: dict[str, Callable[[], object]] = {"plain": lambda tokens=tokens: model(tokens), "trace": lambda ids=ids: trace(model, ids)}
        if lens is not None:
            assert torch.allclose(lens(tokens).log_softmax(-1), model(tokens).log_softmax(-1), atol=1e-3), "the weights were copied wrongly"
            contenders["cached"] = lambda tokens=tokens: lens.run_with_cache(tokens)
        taken = race(contenders)
        found[f"trace_{length}"] = {
            "plain_ms": 1e3 * statistics.median(taken["plain"]), "trace_ms": 1e3 * statistics.median(taken["trace"]),
            "trace_over_plain": ratio(taken, "trace", "plain"),
            "transformer_lens_over_trace": ratio(taken, "cached", "trace") if lens is not None else None,
        }
    line = Timeline(run)
    text = run.tokenizer.decode(words[:8])
    taken = race({"one": lambda: model(torch.tensor([[0, *words[:8]]])), "timeline": lambda: line.next_token(text)}, 31)
    found["timeline"] = {"checkpoints": len(line.steps), "tokens": 8, "ms": 1e3 * statistics.median(taken["timeline"]),
                         "best_ms": 1e3 * min(taken["timeline"]), "over_one_forward_pass": ratio(taken, "timeline", "one")}
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--run", default="base")
    parser.add_argument("--json", action="store_true")
    args = parser.parse_args()
    torch.set_num_threads(1)
    with torch.inference_mode():
        found = measure(args.run)
    if args.json:
        print(json.dumps(found))
        return
    for length in (8, 64):
        row = found[f"trace_{length}"]
        against = row["transformer_lens_over_trace"]
        print(f"{length:3} tokens: plain {row['plain_ms']:.2f} ms, trace {row['trace_ms']:.2f} ms = {row['trace_over_plain']:.2f} x; "
              + (f"TransformerLens {against:.1f} x the trace" if against else "TransformerLens isn't installed"))
    row = found["timeline"]
    print(f"{row['tokens']} tokens through {row['checkpoints']} checkpoints: {row['ms']:.0f} ms, best {row['best_ms']:.0f} ms")


if __name__ == "__main__":
    main()
