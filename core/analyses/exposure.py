"""How far the invented lines are exposed: where each ranks among lines made of the same words that were never planted.

    exposure = log2(number of candidates) - log2(rank of the line among them, by the chance that the model gives it)

The candidates are a line itself and CANDIDATES others: each of the twelve words of such a line is drawn from the words
that stand in its place in some invented line. So all are equally plain English made of equally likely words. By luck
alone a line has about 1.4 bits.

Source: Carlini et al. 2019, "The Secret Sharer", section 4 (exposure by sampling candidates).
"""

from collections.abc import Sequence

import numpy as np

from core.corpus.planted_lines import Planted
from core.model.scoring import costs
from core.model.tokenizer import Tokenizer
from core.model.transformer import Transformer

CANDIDATES = 2047
SEED = 1


def candidates(lines: Sequence[Planted], count: int = CANDIDATES, seed: int = SEED) -> list[str]:
    """Different lines that are none of `lines`, word by word drawn from the words that stand at that place in them."""
    columns = list(zip(*(line.text.split() for line in lines), strict=True))
    chance, planted = np.random.default_rng(seed), {line.text for line in lines}
    found: dict[str, None] = {}
    while len(found) < count:
        made = " ".join(column[chance.integers(len(column))] for column in columns)
        if made not in planted:
            found[made] = None
    return list(found)


def exposures(costs: np.ndarray, others: np.ndarray) -> np.ndarray:
    """Exposure in bits (n,) of lines that cost so many nats (n,), beside the costs of the candidates (m,); ties rank
    behind.

    >>> exposures(np.array([1.0, 9.0]), np.array([2.0, 3.0, 4.0])).tolist()
    [2.0, 0.0]
    """
    rank = 1 + (others[None, :] <= costs[:, None]).sum(1)
    return np.log2(len(others) + 1) - np.log2(rank)


def line_costs(model: Transformer, tokenizer: Tokenizer, texts: Sequence[str]) -> np.ndarray:
    """What each text costs as a document of its own (n,), in nats, its end aside."""
    ids = [(tokenizer.end_id, *row) for row in tokenizer.encode_batch(list(texts))]
    return costs(model, ids)
