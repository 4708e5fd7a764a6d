"""Fill in the blank: what is worked out once of the chapter's prompts and ships with the run (read by core.results.cloze).

Letters: P prompts, C checkpoints, K likeliest tokens, W followed tokens, V d_vocab.
"""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import numpy as np

from core.results.cloze import OPTIONS, PROMPTS, TOP
from core.text_index.continuations import spoken

if TYPE_CHECKING:
    from core.analyses.context import Specimen
    from core.model.tokenizer import Tokenizer

FOLLOWED = 128  # W
PLAUSIBLE = 14  # options are drawn from so many of the model's likeliest words
SAID = 12  # continuations in the training text that are kept, the most frequent


def analyse(specimen: "Specimen") -> Mapping[str, Any]:
    """What blanks.json and blank_shares.safetensors hold: by prompt and checkpoint the likeliest tokens, the options,
    the training text's counts.
    """
    from core.model.prompt import prompt_ids
    from core.model.sampling import next_token

    run = specimen.run
    contexts = [prompt_ids(run.tokenizer, prompt, run.config.model.n_ctx) for prompt in PROMPTS]
    rows = [[next_token(model, ids).numpy() for ids in contexts] for _, model in specimen.models()]
    probs = np.array(rows, dtype=np.float32).swapaxes(0, 1)  # (P, C, V)
    texts = [document.text for document in specimen.corpus.of("train")]
    order = np.argsort(-probs, axis=-1, kind="stable")  # (P, C, V)
    ranks = np.empty_like(order)
    np.put_along_axis(ranks, order, np.arange(order.shape[-1])[None, None], axis=-1)
    entropy = -(probs * np.log2(np.maximum(probs, 1e-30))).sum(-1)  # (P, C)
    prompts, followed = [], np.zeros((len(PROMPTS), FOLLOWED), dtype=np.uint16)
    for p, prompt in enumerate(PROMPTS):
        said = spoken(prompt, texts)
        options = choose_options(prompt, run.tokenizer, probs[p, -1], said.words[0][0])
        known = [run.tokenizer.id(f" {word}") for word in (*options, *(word for word, _ in said.words))]
        favourites = order[p, :, 0].tolist()  # of every checkpoint
        ids = list(
            dict.fromkeys([id for id in known if id is not None] + favourites + order[p, -1, :FOLLOWED].tolist())
        )[:FOLLOWED]
        followed[p] = ids
        kept = {"context": said.context, "count": said.count, "kinds": len(said.words), "words": said.words[:SAID],
                "counts": [dict(said.words).get(option, 0) for option in options]}
        prompts.append({"prompt": prompt, "options": options, "said": kept, "entropy_bits": entropy[p].tolist()})
    index = followed.astype(np.int64)[:, None].repeat(len(run.steps), axis=1)  # (P, C, W)
    arrays = {
        "top": order[..., :TOP].astype(np.uint16), "top_p": np.take_along_axis(probs, order[..., :TOP], -1),
        "followed": followed, "followed_p": np.take_along_axis(probs, index, -1),
        "followed_rank": np.take_along_axis(ranks, index, -1).astype(np.uint16),
    }
    facts = {"steps": run.steps, "d_vocab": run.tokenizer.d_vocab, "documents": len(texts), "prompts": prompts}
    return {"blanks": facts, "blank_shares": {name: np.ascontiguousarray(array) for name, array in arrays.items()}}


def choose_options(prompt: str, tokenizer: "Tokenizer", probs: np.ndarray, truth: str) -> list[str]:
    """Four words to choose from, in an order that depends on the prompt alone: what the training text says most often,
    and three that the model finds plausible, likelier ones rather.

    Args: probs (V,) of the trained model; truth, the training text's most frequent continuation.
    """
    from core.corpus.draw import Draw

    draw = Draw(f"fill in the blank: {prompt}")
    ordered = [(whole_word(tokenizer, int(id)), float(probs[id])) for id in np.argsort(-probs, kind="stable")]
    plausible = [(word, share) for word, share in ordered if word and word.istitle() == truth.istitle()]
    shares = dict(plausible[:PLAUSIBLE])
    options = [truth] if truth.isalpha() else []
    if plausible[0][0] not in options:
        options.append(plausible[0][0])
    while len(options) < OPTIONS:
        rest = {
            word: share for word, share in shares.items() if word.lower() not in [option.lower() for option in options]
        }
        options.append(draw.pick(tuple(rest), [share**0.5 for share in rest.values()]))
    return draw.sample(options, OPTIONS)


def whole_word(tokenizer: "Tokenizer", id: int) -> str | None:
    """The word that a token is, if it is one: letters alone, with a space before, and a word of the training text."""
    token = tokenizer.token(id)
    word = token[1:]
    return word if token[:1] == " " and word.isalpha() and word.lower() in tokenizer.word_counts else None
