#!/usr/bin/env bash
# torch 2.13.0: cross_entropy gives other numbers for the same logits when the classes stand in the second dimension, (N, C, T), the layout that its
# documentation gives for several positions, than for the same logits flattened to (N·T, C). On the processor, in float32, with 4,096 classes and targets
# that get nearly all of the probability, as a trained language model gives them, the error against float64 is about eight times as large:
#
#   flattened (N·T, C)         error at most 3.0e-06 nats, 0.08 % of the loss
#   classes second (N, C, T)   error at most 2.5e-05 nats, 0.75 % of the loss
#
# The sum over classes that aren't contiguous is added up in another order. It shows where small losses are compared: a per-token surprise that was stored
# from one layout differs from the other's in its third digit. Seen on x86-64, one thread. This script fails if that is no longer so.
set -euo pipefail
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/env"
"$folder/env/bin/pip" install -q torch==2.13.0 numpy==2.4.6
"$folder/env/bin/python" - <<'PY'
import torch
import torch.nn.functional as F

torch.manual_seed(0)
torch.set_num_threads(1)
logits, targets = torch.randn(1, 128, 4096) * 3, torch.randint(4096, (1, 128))
logits.scatter_(2, targets[..., None], 18.0)
exact = F.cross_entropy(logits.double().flatten(0, 1), targets.flatten(), reduction="none")
flat = F.cross_entropy(logits.flatten(0, 1), targets.flatten(), reduction="none")
second = F.cross_entropy(logits.transpose(1, 2), targets, reduction="none")[0]
errors = {}
for name, found in (("flattened (N·T, C)", flat), ("classes second (N, C, T)", second)):
    error = (found.double() - exact).abs()
    errors[name] = error.max().item()
    print(f"{name:26} error at most {error.max():.1e} nats, {100 * (error / exact).max():.2f} % of the loss")
small, large = errors.values()
assert large > 3 * small, "the two layouts are as exact as each other now"
PY
