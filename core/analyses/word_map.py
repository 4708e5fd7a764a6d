"""The map of words: about a thousand words as points in the plane at every checkpoint, in one frame of reference.

Each checkpoint's vectors are centred and of length 1 (core.analyses.word_similarity), so nearness on the map stands for
cosine. Two maps:

    PCA     one pair of axes for all checkpoints together; says which share of each checkpoint's variance the two axes
            hold
    t-SNE   all checkpoints laid out at once, each pulled toward the ones before and after it, so that a word's motion
            means something

Letters: C checkpoints, N words, D d_model.
Source: van der Maaten & Hinton 2008 (t-SNE); Rauber, Falcão & Telea 2016, "Visualizing Time-Dependent Data Using
Dynamic t-SNE" (the pull).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import torch
from torch import Tensor

from core.analyses import word_groups
from core.analyses.context import Specimen
from core.analyses.word_similarity import EMBED

PERPLEXITY = 25.0  # about how many neighbours count
# pull between a word's places at two checkpoints in a row; at 1 the groups of later checkpoints already show in a
# random start
TIE = 0.1
ITERATIONS, EXAGGERATED, EXAGGERATION = 400, 120, 6.0


def joint_pca(units: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Places (C, N, 2) on two axes that are the same for every checkpoint, the share (C,) of each one's variance that
    they hold, and the axes (2, D).

    Args:    units (C, N, D), each checkpoint centred on its mean.
    """
    flat = units.reshape(-1, units.shape[-1]).astype(np.float64)
    values, vectors = np.linalg.eigh(flat.T @ flat)
    axes = vectors[:, np.argsort(-values)[:2]].T
    # an axis has no sign of its own: make the largest part positive
    axes *= np.sign(axes[np.arange(2), np.abs(axes).argmax(1)])[:, None]
    places = units @ axes.T.astype(np.float32)
    shares = np.square(places).sum((1, 2)) / np.square(units).sum((1, 2))
    return places.astype(np.float32), shares.astype(np.float32), axes.astype(np.float32)


@dataclass(frozen=True, eq=False)
class Layout:
    """A finished t-SNE: places (C, N, 2), and its cost at each checkpoint, KL(P||Q) in nats (C,)."""

    places: np.ndarray
    cost: np.ndarray


@torch.inference_mode()
def joint_tsne(
    units: np.ndarray,
    start: np.ndarray,
    perplexity: float = PERPLEXITY,
    tie: float = TIE,
    iterations: int = ITERATIONS,
    report=None,
) -> Layout:
    """One t-SNE of all checkpoints together.

    Args:    units (C, N, D), of length 1;  start (C, N, 2), where the points begin, such as `joint_pca`'s places.
             tie, how strongly a word's places at neighbouring checkpoints attract each other (0: independent layouts).
             report(done, of), called now and then.
    The cost is sum over checkpoints of KL(P||Q), plus tie / (2 N) times the squared distance that every word moves
    between checkpoints.
    """
    C, N, _ = units.shape
    # P, (N, N) each
    wanted = [affinities(torch.from_numpy(np.ascontiguousarray(unit, dtype=np.float32)), perplexity) for unit in units]
    places = torch.from_numpy(np.asarray(start, dtype=np.float32)).clone()
    places *= 1e-2 / places[-1].std()
    speed, gain = torch.zeros_like(places), torch.ones_like(places)
    rate = max(N / EXAGGERATION / 4, 50.0)  # Source: Belkina et al. 2019, as scikit-learn
    for step in range(iterations):
        early = step < EXAGGERATED
        slope = torch.stack([_slope(wanted[c], places[c], EXAGGERATION if early else 1.0) for c in range(C)])
        moved = places[1:] - places[:-1]
        slope[1:] += tie / N * moved
        slope[:-1] -= tie / N * moved
        same = (slope > 0) == (speed > 0)
        gain = torch.where(same, gain * 0.8, gain + 0.2).clamp_(min=0.01)
        speed = (0.5 if early else 0.8) * speed - rate * gain * slope
        places += speed
        places -= places.mean((0, 1))
        if report is not None and step % 20 == 0:
            report(step, iterations)
    return Layout(places.numpy(), np.array([_cost(wanted[c], places[c]) for c in range(C)], dtype=np.float32))


def affinities(unit: Tensor, perplexity: float) -> Tensor:
    """t-SNE's P (N, N): symmetric, sums to 1; each point's neighbours have the given perplexity (found by bisection).
    """
    N = len(unit)
    distance = (2 - 2 * unit @ unit.T).clamp_(min=0)  # squared, between vectors of length 1
    distance.fill_diagonal_(float("inf"))
    target = np.log(perplexity)
    low, high, beta = torch.zeros(N), torch.full((N,), float("inf")), torch.ones(N)
    for _ in range(50):
        conditional = (-distance * beta[:, None]).softmax(-1)
        entropy = -torch.xlogy(conditional, conditional).sum(-1)
        too_wide = entropy > target
        low, high = torch.where(too_wide, beta, low), torch.where(too_wide, high, beta)
        beta = torch.where(high.isinf(), beta * 2, (low + high) / 2)
    return (conditional + conditional.T) / (2 * N)


def _near(places: Tensor) -> Tensor:
    """How near points (N, any) are, as Student's t (N, N); 0 to themselves."""
    squares = places.square().sum(-1)
    return (squares[:, None] + squares - 2 * places @ places.T).clamp_(min=0).add_(1).reciprocal_().fill_diagonal_(0)


def _slope(wanted: Tensor, places: Tensor, exaggeration: float) -> Tensor:
    """The gradient (N, 2) of KL(P||Q) where the points stand; P is `wanted` (N, N), exaggerated."""
    near = _near(places)
    pull = near.div(-near.sum()).add_(wanted, alpha=exaggeration).mul_(near)  # (P - Q) * near
    return 4 * (pull.sum(-1, keepdim=True) * places - pull @ places)


def _cost(wanted: Tensor, places: Tensor) -> float:
    """KL(P||Q), in nats."""
    near = _near(places)
    return float(torch.xlogy(wanted, wanted.clamp(min=1e-12) / (near / near.sum()).clamp(min=1e-12)).sum())


def neighbours_kept(units: np.ndarray, places: np.ndarray, k: int = 10) -> np.ndarray:
    """The share (C,) of each word's k nearest on the map that are among its k nearest by cosine; by chance k / (N - 1).

    Args:    units (C, N, D), places (C, N, 2).
    """
    shares = []
    for unit, place in zip(units, places, strict=True):
        near, cosine = (
            _near(torch.from_numpy(np.ascontiguousarray(place))),
            torch.from_numpy(np.ascontiguousarray(unit @ unit.T)).fill_diagonal_(-2),
        )
        on_map, by_cosine = near.topk(k, -1).indices, cosine.topk(k, -1).indices
        shares.append((on_map[:, :, None] == by_cosine[:, None, :]).any(-1).float().mean().item())
    return np.array(shares, dtype=np.float32)


def group_purity(places: np.ndarray, group: np.ndarray, k: int = 10) -> np.ndarray:
    """The share (C,) of each word's k nearest that belong to its own group; by chance the groups' squared shares,
    summed.

    Args:    places (C, N, any), points whose Euclidean distance counts;  group (N,).
    """
    group = torch.from_numpy(np.asarray(group))
    shares = []
    for place in places:
        nearest = _near(torch.from_numpy(np.ascontiguousarray(place, dtype=np.float32))).topk(k, -1).indices
        shares.append((group[nearest] == group[:, None]).float().mean().item())
    return np.array(shares, dtype=np.float32)


def analyse(specimen: Specimen, table: str = EMBED, file: str = "map") -> Mapping[str, Any]:
    """About a thousand words in the plane at every checkpoint, by PCA and by t-SNE; float16 keeps both films small."""
    run, space = specimen.run, specimen.words(table)
    words, group = word_groups.choose_words(list(space.words))
    units = space.units(words)  # (C, N, D), centred on all words
    pca, shares, _ = joint_pca(units - units.mean(1, keepdims=True))
    layout = joint_tsne(units, pca)
    sizes = np.bincount(group) / len(group)
    return {
        file: {
            "pca": pca.astype(np.float16),
            "tsne": layout.places.astype(np.float16),
            "group": np.array(group, dtype=np.uint8),
        },
        f"{file}_facts": {
            "steps": run.steps,
            "words": words,
            "groups": list(word_groups.groups()),
            "pca_variance_share": shares.tolist(),
            "tsne_cost": layout.cost.tolist(),
            "perplexity": PERPLEXITY,
            "tie": TIE,
            "neighbours": 10,
            "neighbours_kept": {
                "pca": neighbours_kept(units, pca).tolist(),
                "tsne": neighbours_kept(units, layout.places).tolist(),
                "chance": 10 / (len(words) - 1),
            },
            "same_group": {
                "vectors": group_purity(units, group).tolist(),
                "pca": group_purity(pca, group).tolist(),
                "tsne": group_purity(layout.places, group).tolist(),
                "chance": float(np.square(sizes).sum()),
            },
        },
    }
