"""Do heads that copy form, and when? A published law says when, from the size of a batch alone; here it is put to the
test.

A copying head (induction head) looks from a word back to what followed the same word before. It is looked for on random
tokens that stand there twice, where nothing else can help, and on the lists that the test "reading a list back" asks
for.

Letters: C checkpoints, H heads, L n_layers, R rows, T positions.
Source: Olsson et al. 2022, "In-context learning and induction heads", arXiv 2209.11895: prefix matching score.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
import torch
from torch import Tensor

from core.corpus import build
from core.formatting import BIT
from core.model.prompt import prompt_ids
from core.model.scoring import surprises
from core.results import copying_law

if TYPE_CHECKING:
    from core.analyses.context import Specimen
    from core.model.tokenizer import Tokenizer
    from core.model.transformer import Transformer

ROWS, LENGTH, SEED = 32, 50, 1
LISTS = "reading a list back"


def twice(d_vocab: int, avoid: int, rows: int = ROWS, length: int = LENGTH, seed: int = SEED) -> Tensor:
    """Random tokens that stand there twice, after the start token: ids (R, 1 + 2 * length). Args: avoid, the id of the
    start token.
    """
    draw = torch.Generator().manual_seed(seed)
    once = torch.randint(0, d_vocab - 1, (rows, length), generator=draw)
    once += (once >= avoid).long()
    return torch.cat([torch.full((rows, 1), avoid), once, once], 1)


@torch.inference_mode()
def attention(model: "Transformer", ids: Tensor, at: Sequence[int], to: Sequence[Sequence[int]]) -> np.ndarray:
    """Share of attention (L, H) that each head gives from the places `at` (n) of each row to the places `to` (R, n), on
    average.
    """
    found, rows = [], torch.arange(len(ids))[:, None]

    def keep(name: str, value: Tensor) -> None:
        if name.endswith("attn_pattern"):  # (R, H, T, T)
            # (R, n, H) -> (H,)
            found.append(value.transpose(1, 2)[rows, torch.tensor(at), :, torch.tensor(to)].mean((0, 1)))

    model(ids, record=keep, pattern=True)
    return torch.stack(found).numpy()


def prefix_matching(model: "Transformer", ids: Tensor) -> np.ndarray:
    """The prefix matching score (L, H) of every head on tokens that stand there twice: its attention from each token of
    the second time to the one that followed it the first time.
    """
    length = (ids.shape[1] - 1) // 2
    at = range(length + 1, 2 * length)  # the last token of the second time has nothing to be compared with
    return attention(model, ids, at, [[place - length + 1 for place in at]] * len(ids))


@torch.inference_mode()
def bits_each_time(model: "Transformer", ids: Tensor) -> tuple[float, float]:
    """Surprise in bits a token, the first time that the tokens stand there and the second."""
    length = (ids.shape[1] - 1) // 2
    lost = surprises(model, ids) / BIT  # (R, T)
    return float(lost[:, :length].mean()), float(lost[:, length:].mean())


def lists(tokenizer: "Tokenizer", n_ctx: int, edition: int) -> list[tuple[list[int], int]]:
    """The lists that are asked for, each as ids, and the place of the word that is to be read back; none that holds it
    twice.
    """
    found = []
    for probe in build.all_probes(SEED, edition):
        if probe.family == LISTS:
            ids, wanted = prompt_ids(tokenizer, probe.context, n_ctx), tokenizer.encode(probe.right)
            places = [place for place, id in enumerate(ids) if id == wanted[-1]]
            if len(places) == 1:
                found.append((ids, places[0]))
    return found


def analyse(specimen: "Specimen") -> dict[str, Any]:
    """analyses/copying_heads.json: what the law would mean for this run, and every head's score at every checkpoint."""
    run = specimen.run
    config, ids = run.config, twice(run.config.model.d_vocab, run.tokenizer.end_id)
    asked = lists(run.tokenizer, config.model.n_ctx, config.corpus.edition)
    on_random, on_lists, bits = [], [], []
    for _, model in specimen.models():
        on_random.append(prefix_matching(model, ids))
        on_lists.append(
            np.mean([attention(model, torch.tensor([one]), [len(one) - 1], [[place]]) for one, place in asked], 0)
        )
        bits.append(bits_each_time(model, ids))
    tokens = config.training.batch_size * config.model.n_ctx
    return {
        "copying_heads": {
            "steps": run.steps,
            "tokens_a_step": tokens,
            "law_tokens": copying_law.tokens(tokens),
            "law_step": copying_law.step(tokens),
            "rows": ROWS,
            "length": LENGTH,
            "even": float(np.mean([1 / (place + 1) for place in range(LENGTH + 1, 2 * LENGTH)])),
            "random": np.stack(on_random).tolist(),
            "bits": bits,
            "lists": np.stack(on_lists).tolist(),
            "lists_asked": len(asked),
            "lists_even": float(np.mean([1 / len(one) for one, _ in asked])) if asked else None,
        }
    }
