"""Muon, which nudges whole matrices: a step nearly equally long in every direction.

`torch.optim.Muon` says the same one matrix at a time, in bfloat16, and in every process again. Here matrices of one
shape go through the products together, in float32, and each process works out its share of them.
Letters: N matrices of one shape, each (R, C).
"""

from collections.abc import Iterable
from math import sqrt
from typing import Any

import torch
import torch.distributed as dist
from torch import Tensor, nn

# what an iteration makes of a singular value s: A s + B s^3 + C s^5 (Source: Jordan et al. 2024)
A, B, C = 3.4445, -4.7750, 2.0315


class Muon(torch.optim.Optimizer):
    """The optimizer: momentum, then of the mean gradient U S V about U V, scaled to the size of AdamW's nudges.

    Where torch.distributed is set up, all processes have to hold the same gradients.
    Source: Jordan et al. 2024 (Muon); Liu et al. 2025, section 2.2 (the scale, 0.2 times the root of the longer side).
    """

    def __init__(self, matrices: Iterable[nn.Parameter], weight_decay: float, momentum: float, nesterov: bool, iterations: int):
        super().__init__(matrices, {"lr": 0.0, "weight_decay": weight_decay, "momentum": momentum, "nesterov": nesterov, "iterations": iterations})

    @torch.no_grad()
    def step(self) -> None:  # type: ignore[override]
        """Nudge every matrix once."""
        for group in self.param_groups:
            matrices, rate = group["params"], group["lr"]
            wanted = self._directions(group)
            torch._foreach_mul_(matrices, 1 - rate * group["weight_decay"])
            scales = [-rate * 0.2 * sqrt(max(matrix.shape)) for matrix in matrices]
            torch._foreach_add_(matrices, torch._foreach_mul(wanted, scales))

    def _directions(self, group: dict[str, Any]) -> list[Tensor]:
        """Of each matrix of the group, where to go: its mean gradient made nearly orthogonal, (R, C)."""
        matrices, gradients = group["params"], [matrix.grad for matrix in group["params"]]
        means = [self.state[matrix].setdefault("momentum_buffer", torch.zeros_like(matrix)) for matrix in matrices]
        torch._foreach_lerp_(means, gradients, 1 - group["momentum"])
        ahead = torch._foreach_lerp(gradients, means, group["momentum"]) if group["nesterov"] else means
        rank, world = (dist.get_rank(), dist.get_world_size()) if dist.is_initialized() else (0, 1)
        everything = torch.zeros(sum(matrix.numel() for matrix in matrices))
        wanted = [part.view_as(matrix) for part, matrix in
                  zip(everything.split([matrix.numel() for matrix in matrices]), matrices, strict=True)]
        for shape in sorted({tuple(matrix.shape) for matrix in matrices}):
            own = [place for place, matrix in enumerate(matrices) if matrix.shape == shape][rank::world]
            if own:
                made = orthogonal(torch.stack([ahead[place] for place in own]), group["iterations"])
                torch._foreach_copy_([wanted[place] for place in own], made.unbind())
        if world > 1:
            dist.all_reduce(everything)  # each matrix is 0 in all processes but one
        return wanted


def orthogonal(matrices: Tensor, iterations: int) -> Tensor:
    """Of matrices (N, R, C), each U S V, nearly U V: all singular values between about 0.7 and 1.2, those near 0 less.

    An iteration makes X (A + B G + C G^2) X, where G = X X^T. So all of them are one product of polynomials in the
    first G, which is small, and X is multiplied once, at the end.
    """
    if matrices.shape[1] > matrices.shape[2]:
        return orthogonal(matrices.mT, iterations).mT
    x = matrices / torch.linalg.vector_norm(matrices, dim=(1, 2), keepdim=True).clamp(min=1e-7)
    gram = x @ x.mT  # (N, R, R), as all below
    whole = one = torch.eye(x.shape[1]).expand_as(gram)
    for left in reversed(range(iterations)):
        polynomial = torch.baddbmm(A * one + B * gram, gram, gram, alpha=C)
        whole = polynomial @ whole
        if left:
            gram = polynomial @ gram @ polynomial
    return whole @ x
