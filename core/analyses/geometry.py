"""How the model's states lie: how many directions they use, and how alike any two of them are, at every checkpoint.

A state is what the last layer hands to the prediction layer at one place of a held-out text (core.model.activations:
final_norm). At every checkpoint the same places are read.

    effective rank   exp(H(p)), p the singular values of the matrix of states divided by their sum, H its entropy in
                     nats: 1 if all point one way, D if they use all directions alike. Nothing is centred.
    mean cosine      over all pairs of different states.

Letters: C checkpoints, N states, D d_model.
Source: Roy and Vetterli 2007, "The effective rank: a measure of effective dimensionality", EUSIPCO, definition 1; used
        of language models through training by Li and others 2025, arXiv 2509.23024. The picture is metric
        multidimensional scaling (SMACOF; de Leeuw 1977) of the distances between directions.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
import torch

from core.analyses.context import prepare
from core.analyses.influence import beside_it
from core.analyses.word_similarity import single_token_words, token_vectors
from core.model.transformer import Transformer

if TYPE_CHECKING:
    from core.analyses.context import Specimen
    from core.corpus.document import Document
    from core.runs.store import Run

DOCUMENTS, PLACES = 300, 8  # held-out documents, and places in each at which its state is kept
SHOWN = 160  # states on the picture: the first of a document each
ANSWERS = 3  # likeliest next tokens that are counted
MARK, NAME, WORD = KINDS = ("→ mark", "→ Capital", "→ word")  # what really comes next
Texts = Sequence[tuple[int, ...]]


def effective_rank(rows: np.ndarray) -> float:
    """How many directions the rows (N, D) use, 1 to D.

    >>> round(effective_rank(np.eye(3)), 6), round(effective_rank(np.ones((5, 3))), 6)
    (3.0, 1.0)
    """
    shares = np.linalg.svd(rows.astype(np.float64), compute_uv=False)
    shares = shares[shares > 1e-12 * shares[0]] / shares.sum()
    return float(np.exp(-(shares * np.log(shares)).sum()))


def mean_cosine(rows: np.ndarray) -> float:
    """The mean cosine of all pairs of different rows (N, D): with u their directions, ((sum u)^2 - N) / (N (N - 1))."""
    whole, count = directions(rows).sum(0), len(rows)
    return float((whole @ whole - count) / (count * (count - 1)))


def directions(rows: np.ndarray) -> np.ndarray:
    rows = rows.astype(np.float64)
    return rows / np.linalg.norm(rows, axis=1, keepdims=True)


def places_of(texts: Texts, places: int = PLACES, seed: int = 1) -> list[np.ndarray]:
    """The places of each text at which its state is kept, all different, drawn by lot."""
    rng = np.random.default_rng(seed)
    return [rng.permutation(len(ids) - 1)[:places] for ids in texts]


@torch.inference_mode()
def states(model: Transformer, texts: Texts, places: Sequence[np.ndarray]) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """The states (N, D) at these places, text by text; the likeliest next token at each (N,); and the residual streams
    (N, D) that they come from, before the last norm.
    """
    found: dict[str, list[np.ndarray]] = {"state": [], "says": [], "stream": []}
    last = f"blocks.{len(model.blocks) - 1}.resid_post"
    for ids, at in zip(texts, places, strict=True):
        kept: dict[str, torch.Tensor] = {}
        logits = model(torch.tensor([ids[:-1]]), record=kept.__setitem__)[0]
        found["state"].append(kept["final_norm"][0, at].numpy())
        found["says"].append(logits[at].argmax(-1).numpy())
        found["stream"].append(kept[last][0, at].numpy())
    return tuple(np.concatenate(each) for each in found.values())


def laid_out(rows: np.ndarray, start: np.ndarray) -> tuple[np.ndarray, float]:
    """Points (n, 2) whose distances are as near as can be to those between the directions of the rows (n, D), which are
    0 for the same, 1.41 at a right angle and 2 for the opposite; and how far off they are (Kruskal's stress, 0 to 1).

    Args: start (n, 2), where the points begin.
    """
    from sklearn.manifold import smacof

    unit = directions(rows)
    apart = np.sqrt(np.maximum(2 - 2 * unit @ unit.T, 0))
    np.fill_diagonal(apart, 0)
    points, stress = smacof(apart, metric=True, n_components=2, init=start, n_init=1, max_iter=500, eps=1e-6,
                            normalized_stress=True)
    return points - points.mean(0), float(stress)


def analyse(specimen: Specimen) -> dict[str, Any]:
    """cloud.safetensors, cloud_facts.json."""
    run, held_out = specimen.run, specimen.held_out[:DOCUMENTS]
    places = places_of(held_out.ids)
    words = single_token_words(run.tokenizer, run.array("tokens")["counts"])
    first = np.cumsum([0, *map(len, places[:-1])])[:SHOWN]  # the first state of each text
    follows = [run.tokenizer.token(ids[at[0] + 1]) for ids, at in zip(held_out.ids, places, strict=True)][:SHOWN]
    laid, says, facts = [], [], {"states": [], "stream": [], "embeddings": [], "answers": [], "stress": []}
    start = np.random.default_rng(1).normal(size=(len(first), 2))
    for step, model in specimen.models():
        state, said, stream = states(model, held_out.ids, places)
        start, stress = laid_out(state[first], start)
        laid.append(start)
        says.append(said[first])
        counts = np.bincount(said)
        facts["answers"].append(
            [[run.tokenizer.token(int(id)), float(counts[id] / len(said))] for id in np.argsort(-counts)[:ANSWERS]]
        )
        for name, rows in (
            ("states", state),
            ("stream", stream),
            ("embeddings", token_vectors(run, step)[[*words.values()]]),
        ):
            facts[name].append([effective_rank(rows), mean_cosine(rows)])
        facts["stress"].append(stress)
    return {
        "cloud": {
            "places": np.stack(laid).astype(np.float16),
            "says": np.stack(says).astype(np.int16),
            "kind": np.array([kind_of(token) for token in follows], np.uint8),
        },
        "cloud_facts": {
            "steps": run.steps,
            "count": int(sum(map(len, places))),
            "documents": len(places),
            "words": len(words),
            "width": run.config.model.d_model,
            "kinds": list(KINDS),
            **facts,
            "others": [in_short(other, step, held_out.documents, list(words)) for other, step in beside_it(run)],
        },
    }


def kind_of(token: str) -> int:
    """The number of a token's kind in KINDS."""
    letters = token.strip()
    return KINDS.index(MARK if not any(map(str.isalnum, letters)) else NAME if letters[:1].isupper() else WORD)


def in_short(run: Run, step: int, documents: Sequence[Document], words: Sequence[str]) -> dict[str, Any]:
    """Effective rank and mean cosine of another run's states on the same texts, cut its own way, and of the same words'
    embeddings, as far as it has them whole.
    """
    texts = prepare(run.tokenizer, documents, run.config.model.n_ctx, DOCUMENTS).ids
    state, _, _ = states(run.model(step), texts, places_of(texts))
    ids = [id for word in words if (id := run.tokenizer.id(f" {word}")) is not None]
    both = {"states": state, "embeddings": token_vectors(run, step)[ids]}
    return {
        "run": run.name,
        "step": step,
        **{name: [effective_rank(rows), mean_cosine(rows)] for name, rows in both.items()},
    }
