"""What shapes each table of word vectors: the words that follow, or the words that come before.

Two words are followed alike if their next tokens are spread alike in the training text: 1 minus the Jensen-Shannon
divergence of the two distributions, from 0 (nothing in common) to 1 (the same). Over all pairs of words, that is put
beside their cosines in a table by Spearman's rank correlation.

Letters: C checkpoints, N words, V d_vocab.
Source: Lin 1991, "Divergence measures based on the Shannon entropy" (the divergence); Spearman 1904 (the correlation).
"""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from core.analyses import word_groups
from core.analyses.context import Specimen
from core.analyses.word_similarity import TABLES

SHOWN = ("cat", "dog")  # of which the page names the words that follow both, and those that come before both
COMMON = 5


def context_facts(specimen: Specimen) -> dict[str, Any]:
    """Of each table, (C,): the rank correlation with what follows and with what precedes, over the map's words."""
    run = specimen.run
    known = specimen.words().words
    words, _ = word_groups.choose_words(list(known))
    ids = np.array([known[word] for word in words])
    counts = neighbours(specimen.train_tokens, run.tokenizer.d_vocab, run.tokenizer.end_id)
    beside = {"follows": counts[ids], "precedes": counts.T[ids]}  # (N, V) each
    upper = np.triu_indices(len(ids), 1)
    by_text = {way: ranked(overlap(table)[upper]) for way, table in beside.items()}
    found: dict[str, Any] = {"steps": run.steps, "words": len(words), "pairs": len(upper[0])}
    for table in TABLES:
        found[table] = {way: [] for way in by_text}
        for unit in specimen.words(table).units(words):
            by_table = ranked((unit @ unit.T)[upper])
            for way, ranks in by_text.items():
                found[table][way].append(float(np.corrcoef(by_table, ranks)[0, 1]))
    if set(SHOWN) <= set(words):
        pair, tokens = [words.index(word) for word in SHOWN], [run.tokenizer.token(id) for id in range(len(counts))]
        found["common"] = {way: common(table[pair], tokens) for way, table in beside.items()}
    return found


def ranked(values: np.ndarray) -> np.ndarray:
    """The rank of each value; equal ones share the mean of theirs."""
    import pandas as pd  # 0.4 s, for which a verb that only names the analyses doesn't wait

    return pd.Series(values).rank().to_numpy()


def neighbours(documents: Sequence[np.ndarray], d_vocab: int, end_id: int) -> np.ndarray:
    """How often each token (V, row) is followed by each other one (V, column); end_id stands between the documents."""
    text = np.concatenate([part for tokens in documents for part in ([end_id], tokens)] + [[end_id]]).astype(np.int64)
    return np.bincount(text[:-1] * d_vocab + text[1:], minlength=d_vocab * d_vocab).reshape(d_vocab, d_vocab)


def overlap(counts: np.ndarray) -> np.ndarray:
    """1 minus the Jensen-Shannon divergence, in bits, of every two rows of counts (N, V): (N, N), 0 to 1.

    With the rows' shares p and q it is half the sum of (p + q) log(p + q) - p log p - q log q, in which only columns
    count that both rows hold.
    """
    shares = counts / np.maximum(counts.sum(1, keepdims=True), 1)
    alone = _weighed(shares)
    found = np.zeros((len(shares), len(shares)))
    for row, share in enumerate(shares):
        held = np.flatnonzero(share)
        both = _weighed(share[held] + shares[row:, held]) - alone[row, held] - alone[row:, held]
        found[row, row:] = found[row:, row] = both.sum(1) / 2
    return found


def _weighed(share: np.ndarray) -> np.ndarray:
    return share * np.log2(share, out=np.zeros_like(share), where=share > 0)


def common(counts: np.ndarray, tokens: Sequence[str]) -> list[str]:
    """The words that two rows of counts (2, V) have most of in common, most first."""
    shares = (counts / np.maximum(counts.sum(1, keepdims=True), 1)).min(0)
    held = [id for id in np.argsort(-shares, kind="stable") if shares[id] > 0]
    return [tokens[id].strip() for id in held if tokens[id].strip().isalpha()][:COMMON]


def analyse(specimen: Specimen) -> Mapping[str, Any]:
    """How far each table goes with what follows the words, and with what comes before them, at every checkpoint."""
    return {"contexts": context_facts(specimen)}
