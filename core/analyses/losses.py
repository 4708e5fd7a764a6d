"""How well a model predicts: loss on text it never saw beside what its writer paid, and layer by layer.

The "floor" is what the program that wrote a text paid for its choices that show in it, nats a token
(core.corpus.account). It bounds the text's entropy from above, closely: whoever knew the program by heart could do as
well, and on average hardly better. On one text a model may be below it.

Letters: n documents, T positions, L n_layers.
"""

from collections.abc import Mapping
from typing import Any

import numpy as np
import torch
import torch.nn.functional as F

from core.analyses.context import Measured, Specimen
from core.model.scoring import batches, costs
from core.model.trace import streams
from core.model.transformer import Transformer

BY_LAYER_DOCUMENTS = 120  # in which the loss is taken at every depth


@torch.inference_mode()
def losses_by_depth(model: Transformer, measured: Measured, batch_size: int = 32) -> np.ndarray:
    """Mean loss (L+1,), nats a token, if the model had to stop after 0, 1, ... L layers (the logit lens)."""
    totals = np.zeros(len(model.blocks) + 1)
    for batch in batches(measured.ids, batch_size):
        ids = torch.tensor(batch)
        for depth, stream in enumerate(streams(model, ids[:, :-1])):
            logits = model.unembed(model.final_norm(stream))
            totals[depth] += F.cross_entropy(logits.flatten(0, 1), ids[:, 1:].flatten(), reduction="sum").item()
    return totals / measured.tokens.sum()


def analyse(specimen: Specimen) -> Mapping[str, Any]:
    """Loss, nats a token, on text read and unread at every checkpoint, by layer, and by genre at the end, beside what
    the writer paid ("floor").
    """
    held_out, read, house, every = specimen.held_out, specimen.read, specimen.house, specimen.all_held_out
    shown, config = held_out[:BY_LAYER_DOCUMENTS], specimen.run.config.corpus
    rows: dict[str, list[Any]] = {"train_loss": [], "heldout_loss": [], "house_heldout_loss": [], "loss_by_depth": []}
    for _, model in specimen.models():
        rows["heldout_loss"].append(costs(model, held_out.ids).sum() / held_out.tokens.sum())
        rows["train_loss"].append(costs(model, read.ids).sum() / read.tokens.sum())
        if house.ids:
            rows["house_heldout_loss"].append(costs(model, house.ids).sum() / house.tokens.sum())
        rows["loss_by_depth"].append(losses_by_depth(model, shown).tolist())
    cost, paid = costs(specimen.run.model(), every.ids), every.writers_nats(config)
    by_genre = []
    for genre in sorted(set(every.genres)):
        of = every.genres == genre
        total = every.tokens[of].sum()
        by_genre.append(
            {
                "genre": genre,
                "documents": int(of.sum()),
                "loss": cost[of].sum() / total,
                "floor": paid[of].sum() / total,
                "below": int((cost < paid)[of].sum()),
            }
        )
    floor = paid[:len(held_out.ids)].sum() / held_out.tokens.sum()
    return {
        "losses": {
            "steps": specimen.run.steps,
            "unit": "nats a token",
            **rows,
            "floor": floor,
            "train_floor": read.writers_nats(config).sum() / read.tokens.sum(),
            "over_floor": rows["heldout_loss"][-1] / floor,
            "blind_guess": float(np.log(specimen.run.tokenizer.d_vocab)),
            "heldout_documents": len(held_out.ids),
            "heldout_tokens": int(held_out.tokens.sum()),
            "house_heldout_documents": len(house.ids),
            "depth_documents": len(shown.ids),
            "by_genre": by_genre,
        }
    }
