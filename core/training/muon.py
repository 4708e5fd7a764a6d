"""Muon, which nudges whole matrices: a step nearly equally long in every direction.

`torch.optim.Muon` says the same one matrix at a time, in bfloat16, and in every process again. Here matrices of one
shape go through the products together, in float32, and each process works out its share of them.
Letters: N matrices of one shape, each (R, C).
"""

from collections.abc import Iterable, Sequence
from math import sqrt
from typing import Any

import torch
import torch.distributed as dist
from torch import Tensor, nn


class Muon(torch.optim.Optimizer):
    """The optimizer: momentum, then of the mean gradient U S V about U V, scaled to the size of AdamW's nudges.

    Where torch.distributed is set up, all processes have to hold the same gradients.
    Source: Jordan et al. 2024 (Muon, and its coefficients); Liu et al. 2025, section 2.2 (the scale, times the root of
            the longer side).
    """

    def __init__(
        self,
        matrices: Iterable[nn.Parameter],
        weight_decay: float,
        momentum: float,
        nesterov: bool,
        iterations: int,
        coefficients: Sequence[float],
        scale: float,
    ):
        how = {"momentum": momentum, "nesterov": nesterov, "iterations": iterations}
        how |= {"coefficients": tuple(coefficients), "scale": scale}
        super().__init__(matrices, {"lr": 0.0, "weight_decay": weight_decay, **how})

    @torch.no_grad()
    def step(self) -> None:  # type: ignore[override]
        """Nudge every matrix once."""
        for group in self.param_groups:
            torch._foreach_mul_(group["params"], 1 - group["lr"] * group["weight_decay"])
            torch._foreach_add_(group["params"], self._directions(group), alpha=-group["lr"])

    def _directions(self, group: dict[str, Any]) -> list[Tensor]:
        """Of each matrix of the group, where to go at a learning rate of 1, (R, C)."""
        matrices, gradients = group["params"], [matrix.grad for matrix in group["params"]]
        for matrix in matrices:
            if not self.state[matrix]:
                self.state[matrix]["momentum_buffer"] = torch.zeros_like(matrix)
        means = [self.state[matrix]["momentum_buffer"] for matrix in matrices]
        torch._foreach_lerp_(means, gradients, 1 - group["momentum"])
        rank, world = (dist.get_rank(), dist.get_world_size()) if dist.is_initialized() else (0, 1)
        sizes = [matrix.numel() for matrix in matrices]
        everything = torch.zeros(sum(sizes))
        wanted = [part.view_as(matrix) for part, matrix in zip(everything.split(sizes), matrices, strict=True)]
        for shape in sorted({tuple(matrix.shape) for matrix in matrices}):
            own = [place for place, matrix in enumerate(matrices) if matrix.shape == shape][rank::world]
            if own:
                ahead = torch.stack([means[place] for place in own])  # (N, R, C)
                if group["nesterov"]:
                    ahead = torch.stack([gradients[place] for place in own]).lerp_(ahead, group["momentum"])
                scale = group["scale"] * sqrt(max(shape))
                made = orthogonal(ahead, group["iterations"], group["coefficients"], scale)
                torch._foreach_copy_([wanted[place] for place in own], made.unbind())
        if world > 1:
            dist.all_reduce(everything)  # each matrix is 0 in all processes but one
        return wanted


def orthogonal(matrices: Tensor, iterations: int, coefficients: Sequence[float], scale: float = 1.0) -> Tensor:
    """Of matrices (N, R, C), each U S V, nearly scale U V: singular values from about 0.7 to 1.2 of it, and less where
    they were nearly 0.

    With the coefficients a, b and c an iteration makes (a + b G + c G^2) X of X, where G = X X^T. So all of them are one
    product of polynomials of the first G, which is small, and X is multiplied only once, at the end.
    """
    if matrices.shape[1] > matrices.shape[2]:
        return orthogonal(matrices.mT, iterations, coefficients, scale).mT
    a, b, c = coefficients
    x = matrices / torch.linalg.vector_norm(matrices, dim=(1, 2), keepdim=True).clamp(min=1e-7)
    gram = x @ x.mT  # (N, R, R), as are the polynomials
    whole: Tensor | None = None
    for left in reversed(range(iterations)):
        polynomial = torch.baddbmm(gram, gram, gram, beta=b, alpha=c)
        polynomial.diagonal(dim1=1, dim2=2).add_(a)
        whole = polynomial if whole is None else polynomial @ whole
        if left:
            gram = polynomial @ gram @ polynomial
    return scale * x if whole is None else (scale * whole) @ x
