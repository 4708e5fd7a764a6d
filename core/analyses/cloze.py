"""Fill in the blank: what is worked out once of the chapter's prompts and ships with the run (read by
core.results.cloze).

Letters: P prompts, C checkpoints, K likeliest tokens, W followed tokens, V d_vocab.
"""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import numpy as np

from core.results.cloze import OPTIONS, OTHERS, PROMPTS, TOP
from core.text_index.continuations import spoken

if TYPE_CHECKING:
    from core.analyses.context import Specimen
    from core.model.tokenizer import Tokenizer

FOLLOWED = 128  # W
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
        options = choose_options(prompt, run.tokenizer, said.words[0][0] if said.words else "")
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


def choose_options(prompt: str, tokenizer: "Tokenizer", truth: str) -> list[str]:
    """Four words to choose from, in an order that depends on the prompt alone.

    What the training text says most often, and three others that were thought of for this prompt, or the most frequent
    words of the training text in their place where the run's vocabulary lacks one.

    Args: truth, the training text's most frequent continuation, "" where it has none.
    """
    from core.corpus.draw import Draw

    frequent = sorted(tokenizer.word_counts, key=tokenizer.word_counts.get, reverse=True)
    known = [word for word in (*OTHERS[prompt].split(), *frequent) if tokenizer.id(f" {word}") is not None]
    options = list(dict.fromkeys(([truth] if truth.isalpha() else []) + known))[:OPTIONS]
    return Draw(f"fill in the blank: {prompt}").sample(options, OPTIONS)
