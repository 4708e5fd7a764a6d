"""What every checkpoint writes after the landing page's prompts, and what else it could have written, so that the page
needs no model before somebody types.

Letters: C checkpoints.
"""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from core.analyses import novelty

if TYPE_CHECKING:
    import torch

    from core.analyses.context import Specimen
    from core.model.tokenizer import Tokenizer
    from core.model.transformer import Transformer

SHOWN = 8  # of the likeliest tokens at a place


def analyse(specimen: "Specimen") -> Mapping[str, Any]:
    """home.json: of each of the landing page's prompts what every checkpoint writes (texts) and holds likeliest right
    behind the prompt (next), and what else the trained model could have written in the place of each token (words).
    """
    from core.model.prompt import prompt_ids
    from core.model.sampling import next_token

    run, found = specimen.run, []
    for prompt in novelty.HOME_PROMPTS:
        ids = prompt_ids(run.tokenizer, prompt, run.config.model.n_ctx)
        texts = novelty.drawn(specimen, ids)
        follows = [next_words(run.tokenizer, next_token(model, ids)) for _, model in specimen.models()]
        words = written_words(run.tokenizer, run.model(), prompt, texts[-1])
        found.append({"prompt": prompt, "steps": run.steps, "texts": texts, "next": follows, "words": words})
    training = run.config.training
    read = [step * training.batch_size * run.config.model.n_ctx for step in run.steps]
    return {"home": {"prompts": found, "steps": run.steps, "tokens_read": read}}


def next_words(
    tokenizer: "Tokenizer", probs: "torch.Tensor", temperature: float = novelty.TEMPERATURE, top_k: int | None = None,
    top_p: float | None = novelty.TOP_P,
) -> list[list[Any]]:
    """The likeliest next tokens, likeliest first: [token, share, share once the dials of the draw have been at it].
    probs (V,).
    """
    from core.model.sampling import distribution

    drawn, top = (
        distribution(probs.log(), temperature, top_k, top_p),
        probs.topk(min(SHOWN, len(probs))).indices.tolist(),
    )
    return [[tokenizer.token(id), _short(probs[id]), _short(drawn[id])] for id in top]


def written_words(tokenizer: "Tokenizer", model: "Transformer", prompt: str, text: str) -> list[dict[str, Any]]:
    """What else could have stood in the place of each token of `text`, which goes on after the prompt: the token, its
    share of 100 %, its place among all, and the likeliest tokens with their shares.
    """
    from core.model.prompt import cut
    from core.model.sampling import choices

    begin, pieces = cut(tokenizer, prompt, text)
    ids = [tokenizer.end_id, *(piece.id for piece in pieces)][:model.config.n_ctx]
    return [
        {"token": tokenizer.token(one.id), "share": _short(one.share), "place": one.place,
         "top": [[tokenizer.token(id), _short(share)] for id, share in one.top]}
        for one in choices(model, ids, 1 + begin, SHOWN)
    ]


def _short(share: Any) -> float:
    return float(f"{float(share):.4g}")
